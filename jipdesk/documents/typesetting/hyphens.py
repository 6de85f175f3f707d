"""Where the long words of our English papers may be divided, so that justified lines in a narrow column keep no holes.

Only words listed here are divided, and with a capital only what our papers define: no name of a person or a company is.
"""

import re
from itertools import accumulate

_WORDS = """
accept-ance accom-mo-da-tion accord-ance accord-ing accru-ed ac-tiv-i-ties ac-tiv-ity addi-tion
ad-min-is-tra-tion after-wards agen-cies agree-ment al-low-ance al-low-ances ambu-lance an-oth-er anti-so-cial
any-where ap-pli-ca-ble ap-pli-ca-tion ap-prov-al ap-proved ar-range ar-ranged ar-range-ments arriv-al
as-sign-ment as-sist-ance as-so-ci-ate aware-ness bank-ruptcy before-hand belong-ing bind-ing can-cel-la-tion
can-celled cer-tif-i-cate cir-cum-stances com-mence-ment com-mer-cial com-mis-sion com-mu-ni-ca-tion com-mut-ing
com-pa-nies com-pany com-pen-sa-tion com-pli-ance com-put-er con-cerned con-cern-ing con-clud-ed con-clu-sion
con-di-tions con-fi-den-tial con-fi-den-ti-al-ity con-firm con-fir-ma-tion con-nec-tion con-sent con-sent-ed
con-sid-er-a-tion con-su-lates con-sult con-sul-ta-tion con-sult-ing con-tact con-tent con-tents
con-tin-u-a-tion con-tin-ue con-tract-ing con-trac-tor con-ve-nience co-op-er-ate co-op-er-a-tion cor-po-rate
cor-po-ra-tion cov-ered cur-ren-cy cus-toms dam-age dam-aged dam-ages dec-la-ra-tion def-i-ni-tions
deliv-er-a-bles depar-ture des-ig-nate des-ig-nat-ed de-ter-mine de-ter-mined devel-oped dif-fer-ence
dif-fi-cult dif-fi-cul-ty dig-ni-ty dis-ad-van-tage dis-as-ter dis-close dis-closed dis-clo-sure
dis-con-tin-u-a-tion dis-con-tin-ue dis-con-tin-ued dis-crim-i-na-tion dis-crim-i-na-to-ry dis-cus-sion
dis-putes dis-tance doc-u-ment doc-u-ments dura-tion econ-o-my elec-tron-ic else-where embas-sies emer-gen-cies
emer-gen-cy employ-ment envi-ron-ment equip-ment equiv-a-lent estab-lish estab-lish-ment evalu-a-tion every-day
except-ing ex-change exclud-ing exclu-sion exclu-sive expan-sion expen-ses expe-ri-ence fa-cil-i-ties finan-cial
fol-low-ing for-eign gov-erned gov-ern-ing gov-ern-ment guid-ance han-dling ha-rass-ment here-after here-by
herein-after hold-ers hol-i-days host-ing how-ever ill-ness imme-di-ate-ly imple-ment imple-men-ta-tion
imple-ment-ed impos-si-ble improve-ment includ-ed includ-ing indem-nify inde-pen-dent-ly indi-vid-ual indus-try
infor-ma-tion insti-tu-tions instruc-tions insur-ance insur-ers intel-lec-tual inten-tion-al-ly inter-na-tion-al
intern-ship inter-pre-ta-tion inter-pret-ed inter-views japan-ese juris-dic-tion kilo-me-tres lan-guage
law-ful-ly lia-bil-i-ty man-age-ment mar-kets mate-ri-al mate-ri-als mat-ters mean-ings meas-ures med-i-cal
meet-ings mes-sages min-is-try nation-al-i-ty neces-sary neg-li-gence nego-ti-a-tion nego-ti-a-tions
neigh-bour-hood nei-ther noth-ing noti-fi-ca-tions noti-fies not-with-stand-ing obli-ga-tion obli-ga-tions
obtain-ing occur-rence offi-cers oppor-tu-ni-ty organ-ised organ-i-za-tion organ-i-za-tions orig-i-nal
orig-i-nals other-wise out-side over-night over-seas para-graph para-graphs par-tic-i-pant par-tic-i-pate
par-tic-i-pa-tion par-tic-u-lars par-ties pass-port pay-ment pay-ments per-form-ance per-form-ing per-mis-sion
per-son-al per-sons peti-tion pho-to-graph pho-to-graphs phys-i-cal place-ment plan-ning polit-i-cal por-trait
posi-tion pos-si-ble prac-ti-cal pre-ced-ing prem-ises prepa-ra-tion pre-pare pre-par-ing pre-scribed pres-ent
pre-sen-ta-tion pre-sen-ta-tions pre-vails pre-vent pre-ven-tion prin-ci-ple pri-vate pro-ce-dures pro-ceed-ings
pro-duc-es pro-duc-ing pro-fes-sion-als pro-gram pro-gramme pro-grams pro-hib-it-ed prom-ise prompt-ly
prop-er-ly prop-er-ty pro-pos-als pro-tect pro-tect-ing pro-tec-tion pro-vide pro-vid-ed pro-vid-ing pro-vi-sion
pro-vi-sions pub-lic-i-ty pur-pose pur-poses ques-tion-naires ques-tions rea-son-able rea-sons recip-i-ent
recov-ery ref-er-ence reg-u-la-tions reim-burse-ment relat-ed rela-tion-ship reli-gion remu-ner-a-tion
repeat-ed-ly report-ed rep-re-sent rep-re-sent-a-tive rep-re-sents repu-ta-tion require-ments resi-dence
reso-lu-tion respon-si-bil-i-ty respon-si-ble restric-tions result-ing sched-ule screen-ing select-ed
sepa-rate-ly set-tle-ment sig-na-ture sign-ing simi-lar smooth-ly soci-al-ly some-thing spe-cial spec-i-fies
state-ment sta-tis-tics study-ing sub-mit-ted sub-or-di-na-tion sub-stan-tial-ly suf-fi-cient suit-able
sum-ma-ries super-vi-sor sup-port sup-port-ed sur-viv-al sus-pend sus-pen-sion tech-ni-cal tele-phone
ter-mi-nate ter-mi-nat-ed ter-mi-na-tion them-selves there-to through-out tick-ets to-geth-er train-ing
trans-fer trans-la-tion trans-por-ta-tion trav-el-ling treat-ed unad-dressed unavoid-able under-stand
under-stood under-take under-takes under-tak-ing unfa-vour-ably vio-la-tion visi-tors what-ever with-draw
with-draw-al with-draws with-out writ-ing writ-ten
"""

PARTS = {word.replace("-", ""): tuple(word.split("-")) for word in _WORDS.split()}

LEAST = 3

DEFINED = frozenset({"Agreement", "Company", "Internship", "Programme", "Supervisor"})

_LETTERS = re.compile(r"[^\W\d_]+")


def divisions(text: str) -> list[int]:
    """Return where a word, with points and brackets around it, may be divided: never into less than three letters."""
    found: list[int] = []
    for match in _LETTERS.finditer(text):
        known = match[0].lower() if match[0] in DEFINED else match[0]
        ends = [match.start() + end for end in accumulate(map(len, PARTS.get(known, ())))]
        found += [end for end in ends if end - match.start() >= LEAST and match.end() - end >= LEAST]
    return found
