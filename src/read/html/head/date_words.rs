//! The names of months by their first letters, in lower case. The longest match counts.

/// English, German, French, Spanish, Italian, Portuguese, Catalan, Dutch, Swedish, Danish, Norwegian, Finnish, Polish,
/// Czech, Slovak, Hungarian, Romanian, Croatian, Turkish, Indonesian, Greek, Russian, Ukrainian, Bulgarian, Arabic,
/// Hebrew, Hindi and Thai. Where the same letters begin different months in two languages, whole words are listed.
#[rustfmt::skip]
pub(super) const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ener", "ene", "genn", "gen", "gener", "janv", "tammi", "stycz", "led", "ocak", "ianuar", "ian", "siječ",
      "ιανουαρ", "ιαν", "январ", "янв", "януар", "січ", "يناير", "كانون الثاني", "جانفي", "ינואר", "जनवरी", "जन", "มกราคม", "ม.ค", "oca"],
    &["feb", "fév", "fev", "febbr", "helmi", "lut", "únor", "unor", "şub", "sub", "velj", "φεβ", "фев", "лют", "فبراير",
      "شباط", "فيفري", "פברואר", "फ़रवरी", "फरवरी", "กุมภาพันธ์", "ก.พ", "febr", "févr"],
    &["mar", "mär", "maer", "mrz", "maar", "mrt", "març", "maalis", "břez", "brez", "márc", "ožuj", "μάρ", "μαρ", "мар", "берез",
      "مارس", "آذار", "מרץ", "मार्च", "มีนาคม", "มี.ค", "mars", "marc", "marz", "mart"],
    &["apr", "avr", "abr", "ápr", "huhti", "kwie", "dub", "nis", "trav", "απρ", "апр", "квіт", "أبريل", "ابريل", "إبريل", "نيسان",
      "أفريل", "אפריל", "अप्रैल", "เมษายน", "เม.ย"],
    &["may", "mai", "maj", "máj", "mei", "magg", "mag", "maig", "touko", "květ", "kvet", "svib", "μάι", "μαΐ", "μαϊ", "май", "мая",
      "трав", "مايو", "أيار", "ماي", "מאי", "मई", "พฤษภาคม", "พ.ค", "mayıs"],
    &["jun", "juin", "juny", "jún", "giu", "kesä", "czerw", "červen", "cerven", "června", "haz", "lipanj", "lipnja", "iun", "ιούν",
      "ιουν", "июн", "юни", "черв", "يونيو", "يونيه", "حزيران", "جوان", "יוני", "जून", "มิถุนายน", "มิ.ย"],
    &["jul", "juil", "júl", "lug", "heinä", "lip", "červenec", "července", "cervenec", "tem", "srpanj", "srpnja", "iul", "ιούλ",
      "ιουλ", "июл", "юли", "лип", "يوليو", "يوليه", "تموز", "جويلية", "יולי", "जुलाई", "กรกฎาคม", "ก.ค"],
    &["aug", "aoû", "aou", "ago", "agost", "agust", "elo", "sierp", "srp", "ağu", "kolov", "αύγ", "αυγ", "авг", "серп", "أغسطس",
      "اغسطس", "آب", "أوت", "אוגוסט", "अगस्त", "สิงหาคม", "ส.ค"],
    &["sep", "set", "sett", "szept", "syys", "wrze", "zář", "zar", "eyl", "ruj", "σεπ", "сен", "септ", "верес", "سبتمبر",
      "أيلول", "ספטמבר", "सितंबर", "सितम्बर", "กันยายน", "ก.ย"],
    &["oct", "okt", "out", "ott", "loka", "paźdz", "pazdz", "říj", "rij", "eki", "οκτ", "окт", "жовт", "أكتوبر", "اكتوبر",
      "تشرين الأول", "אוקטובר", "अक्टूबर", "अक्तूबर", "ตุลาคม", "ต.ค"],
    &["nov", "marras", "listopad", "kas", "studen", "νοέ", "νοε", "ноя", "ноем", "листопад", "نوفمبر", "تشرين الثاني", "נובמבר", "नवंबर",
      "नवम्बर", "พฤศจิกายน", "พ.ย", "noi"],
    &["dec", "déc", "dez", "dic", "des", "joulu", "grud", "pros", "ara", "prosin", "δεκ", "дек", "груд", "ديسمبر", "كانون الأول",
      "דצמבר", "दिसंबर", "दिसम्बर", "ธันวาคม", "ธ.ค"],
];

/// The months of the Iranian calendar.
#[rustfmt::skip]
pub(super) const IRANIAN: [&str; 12] = [
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
];
