"""How forms name a column in their own words: enough for a guess, not enough to take it for certain."""

from types import MappingProxyType

WORDS = MappingProxyType(
    {
        "receipt_no": "application number|application no|applicant id|registration number|entry number|"
        "reference number|応募番号|申込番号|申請番号|登録番号|整理番号|エントリー番号|受付no|管理番号"
        "|応募id|申請者番号|applicant number",
        "submitted_at": "submitted on|submission date|submission time|date of application|received at|"
        "回答日時|送信日時|申込日時|申込日|応募日|受付日時|登録日時|開始時刻|完了時刻",
        "family_name": "family name in passport|family names|名字|苗字|姓（ローマ字）|姓（英字）|"
        "氏（ローマ字）|last names",
        "middle_name": "second name|other names|ミドルネーム（ローマ字）",
        "given_name": "given name in passport|forename|名（ローマ字）|名（英字）|下の名前",
        "name_kana": "name in katakana|katakana name|furigana|フリガナ|ふりがな|カナ|カナ氏名|お名前（フリガナ）",
        "name_native": "name in native script|name in your language|native name|漢字氏名|氏名（漢字）|"
        "現地語氏名|母国語氏名",
        "sex": "sex as in passport|性|性別（旅券）|男女|男女の別",
        "birth_date": "date of birth|birth date|dob|born on|誕生日|お誕生日|生まれた日|生年月日（西暦）",
        "nationality": "citizenship|country of citizenship|nationality as in passport|国|国名|出身国|国籍（旅券）",
        "other_nationality": "dual nationality|other citizenship|重国籍|二重国籍"
        "|二つ目の国籍|2つ目の国籍|第二国籍|もう一つの国籍|もうひとつの国籍",
        "residence_country": "country where you live|where do you live|current country|在住国|お住まいの国|"
        "現在の居住国"
        "|住んでいる国|住んでいる国・地域|居住地の国|country of current residence|living in",
        "email": "e-mail|mail|your email|contact email|メール|eメール|連絡先メール|ご連絡先メールアドレス",
        "phone": "mobile|mobile phone|cell phone|contact number|whatsapp|電話|携帯電話|携帯番号|連絡先電話番号"
        "|連絡先の電話|phone no",
        "address": "home address|postal address|mailing address|street address|住所|ご住所|居住地|連絡先住所",
        "passport_no": "passport no|passport id|passport|パスポートno|旅券no",
        "passport_expiry": "passport valid until|passport expiration|date of expiry|expiry date|"
        "パスポート期限|旅券の期限",
        "education_status": "student or graduate|student status|enrolment status|enrollment status|"
        "current status|在学状況|学生・既卒の別|学籍|在学・卒業の別"
        "|学生ですか|学生か卒業生か|在学中ですか|在学か卒業か|are you a student|student / graduate",
        "institution": "university|school|college|name of university|university or organisation|大学名|"
        "学校名|所属|所属大学|在籍校|出身校"
        "|在籍校・勤務先|学校・勤務先|在学校",
        "major": "field of study|faculty|department|course of study|専攻分野|学部|学科|学部・学科",
        "degree": "degree level|level of study|qualification|学位（取得予定を含む）|課程",
        "jlpt": "japanese level|japanese proficiency|japanese ability|japanese language proficiency test|"
        "日本語レベル|日本語能力|日本語|jlpt（日本語能力試験）",
        "english_level": "english proficiency|english ability|english|英語レベル|英語能力|英語",
        "english_test": "english exam|name of english test|english certificate|英語検定|英語資格|英語試験名",
        "english_score": "score|test score|スコア|点数|英語の点数",
        "courses": "preferred course|course preference|programme|desired course|参加希望コース|"
        "希望するコース|応募コース",
        "past_participation": "past participation|previous participation|have you joined before|参加歴|"
        "過去の参加|参加経験"
        "|以前に参加|過去に参加|以前の参加|参加したことがありますか|これまでの参加",
        "agrees_with_purpose": "i agree with the purpose|agreement with purpose|趣旨に同意|趣旨への賛同"
        "|趣旨に賛同しますか|趣旨に同意しますか|目的に同意|趣旨を理解",
        "full_time": "can take part full time|full time participation|専念できる|期間中専念"
        "|専念できますか|専念すること|専念いただけますか|フルタイムで参加",
        "can_submit_documents": "able to submit documents|書類を提出できる|書類の提出"
        "|書類を期限まで|必要書類を|書類を出せ|書類を提出|can you submit",
        "consents_privacy": "privacy|privacy consent|consent|i agree to the privacy policy|"
        "consent to personal information|同意|個人情報|プライバシーポリシーに同意|個人情報保護方針への同意|"
        "個人情報の取扱い"
        "|個人情報の利用に同意|個人情報の提供に同意|個人情報の取り扱いについて|個人情報の取扱いについて",
        "skills": "qualifications and skills|it skills|技能|資格|スキル|保有資格",
        "motivation": "why do you want to take part|reason for applying|statement of purpose|応募理由|"
        "志望理由|応募動機"
        "|参加したい理由|参加理由|参加の動機|応募の動機|your motivation",
        "diet": "dietary restrictions|food restrictions|allergies|食事|食事制限|アレルギー|宗教上の配慮"
        "|食べられない|食べられないもの|食物アレルギー|食事で配慮|what you cannot eat",
        "health_notes": "health|medical conditions|health conditions|健康|健康状態|持病|健康面|体調|通院|お体の",
        "emergency_contact": "emergency|emergency contact person|緊急時の連絡先|緊急時連絡先|緊急のとき|緊急時の連絡",
        "company_no": "company id|企業no|会社no|会社番号|企業id|会社id|登録番号",
        "name_ja": "会社名|法人名|企業名称|貴社名|company",
        "name_en": "english company name|英文社名|会社名（英語）|英語名",
        "corporate_number": "corporate no|法人番号（13桁）",
        "organisation_type": "type of organisation|法人格|組織形態|組織の種類|組織種別|法人種別|団体の種類",
        "industry_class": "industry|業種|業界",
        "capital_yen": "capital stock|資本金額",
        "employees": "staff|headcount|社員数|従業員",
        "head_office_country": "country of head office|本社所在国|本社の国",
        "prefecture": "県|所在県|勤務地（都道府県）",
        "representative": "president|ceo|代表|代表者氏名",
        "representative_title": "title of representative|代表者の役職|役職",
        "contact_name": "contact person|contact|ご担当者|担当者氏名|連絡担当者",
        "contact_email": "email|e-mail|mail|メール|メールアドレス",
        "contact_phone": "phone|telephone|電話|電話番号",
        "opening_no": "job number|position number|求人番号|案件番号|案件no|求人no|募集no",
        "course": "programme|実施コース|受入コース",
        "places": "number of interns|headcount of interns|人数|受入可能人数|募集人数",
        "starts_on": "start date|from|受入開始日|開始",
        "ends_on": "end date|until|受入終了日|終了",
        "hours_per_day": "working hours|勤務時間|実働時間",
        "task_ja": "tasks|業務|インターン内容|仕事内容",
        "task_en": "tasks in english|業務内容（英文）",
        "required_jlpt": "japanese level required|日本語レベル|求める日本語",
        "required_english": "english level required|英語レベル|求める英語",
        "fields": "fields of study|専攻|希望する専攻|分野",
        "target_markets": "markets|target countries|対象国|市場",
    }
)
