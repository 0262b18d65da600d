//! Names of months and days, which say when something happened and are no topic by themselves.

/// Months, days of the week and their common cases, by language. Common knowledge of each language.
const NAMES: [(&str, &str); 21] = [
    (
        "ar",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت",
    ),
    (
        "cs",
        "leden ledna lednu únor února únoru březen března březnu duben dubna dubnu květen května květnu červen června červnu červenec července červenci srpen srpna srpnu září říjen října říjnu listopad listopadu prosinec prosince prosinci pondělí úterý středa středu čtvrtek pátek sobota sobotu neděle neděli",
    ),
    (
        "da",
        "januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag torsdag fredag lørdag søndag",
    ),
    (
        "de",
        "januar jänner februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags",
    ),
    (
        "en",
        "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays today yesterday tomorrow",
    ),
    (
        "es",
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado sábados domingo domingos",
    ),
    (
        "fi",
        "tammikuu tammikuussa helmikuu helmikuussa maaliskuu maaliskuussa huhtikuu huhtikuussa toukokuu toukokuussa kesäkuu kesäkuussa heinäkuu heinäkuussa elokuu elokuussa syyskuu syyskuussa lokakuu lokakuussa marraskuu marraskuussa joulukuu joulukuussa maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina lauantai lauantaina sunnuntai sunnuntaina",
    ),
    (
        "fr",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche",
    ),
    (
        "hi",
        "जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर नवंबर दिसंबर सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    ),
    (
        "id",
        "januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu",
    ),
    (
        "it",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica",
    ),
    (
        "ja",
        "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 月曜 火曜 水曜 木曜 金曜 土曜 日曜 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 曜日 来週 先週 今週",
    ),
    ("ko", "월요일 화요일 수요일 목요일 금요일 토요일 일요일"),
    (
        "nl",
        "januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    ),
    (
        "pl",
        "styczeń stycznia styczniu luty lutego lutym marzec marca marcu kwiecień kwietnia kwietniu maj maja maju czerwiec czerwca czerwcu lipiec lipca lipcu sierpień sierpnia sierpniu wrzesień września wrześniu październik października październiku listopad listopada listopadzie grudzień grudnia grudniu poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę",
    ),
    (
        "pt",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    ),
    (
        "ru",
        "январь января январе февраль февраля феврале март марта марте апрель апреля апреле май мая мае июнь июня июне июль июля июле август августа августе сентябрь сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря декабре понедельник понедельника вторник вторника среда среду среды четверг четверга пятница пятницу пятницы суббота субботу субботы воскресенье воскресенья",
    ),
    (
        "sv",
        "januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen",
    ),
    (
        "tr",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    ),
    (
        "uk",
        "січень січня січні лютий лютого лютому березень березня березні квітень квітня квітні травень травня травні червень червня червні липень липня липні серпень серпня серпні вересень вересня вересні жовтень жовтня жовтні листопад листопада листопаді грудень грудня грудні понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю",
    ),
    (
        "zh",
        "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 星期 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 下周 上周 本周",
    ),
];

/// True when every word of `phrase` is the name of a month or a day.
pub(in crate::score) fn is_calendar(phrase: &str, language: &str) -> bool {
    let Ok(n) = NAMES.binary_search_by_key(&language, |&(tag, _)| tag) else { return false };
    let lower = phrase.to_lowercase();
    let mut words = lower.split_whitespace();
    words.all(|word| NAMES[n].1.split(' ').any(|name| name == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_alone_are_calendar_words() {
        for (phrase, language) in
            [("March", "en"), ("lundi", "fr"), ("понедельник", "ru"), ("星期一", "zh"), ("Monday", "en")]
        {
            assert!(is_calendar(phrase, language), "{phrase}");
        }
        assert!(!is_calendar("Black Friday", "en") && !is_calendar("May Day", "en") && !is_calendar("March", "xx"));
        assert!(NAMES.is_sorted_by_key(|&(tag, _)| tag));
    }
}
