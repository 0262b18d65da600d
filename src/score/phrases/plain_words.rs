//! Words that no text is about, beside the most frequent function words: numbers, days and years, units of money, verbs of
//! general meaning, prepositions and plain adjectives. Common knowledge of each language, written for this project. They neither
//! begin nor end a key phrase.

use crate::script::words::contains;

/// The words by language, each list sorted by bytes.
#[rustfmt::skip]
const PLAIN: [(&str, &str); 14] = [
    ("ar", "أربعة أسبوع ألف أمس أول أيام اثنان بدون تحت ثلاثة جديد جديدة درهم دقيقة دينار ساعة ستكون سنة سنوات غدا قالت كبير مئة مرة مليار مليون واحد يتم يقول"),
    ("de", "acht alte alten alter beim besser bitte bleiben bleibt brauchen braucht cent denselben dieselbe dieselben drei dritte dritten elf ende erste ersten erster etwa euro fast finden findet frau fünf gab geben gehen gemacht gesagt ging große großen gute guten herr herrn hundert ihnen ihrem ihren ihrer jahr jahre jahren jahres kam kommen kommt lassen letzte letzten liegt lässt machen macht milliarde milliarden million millionen minute minuten monat monate monaten nehmen neue neuen neuer neun nimmt nächste nächsten ohne prozent rund sagen sagt sagte sechs sehen sieben sieht sogar statt stehen steht stunde stunden tag tage tagen tausend uhr vier weiß wissen woche wochen zehn zwei zweite zweiten zwölf"),
    ("en", "above ask asked asks away below best better big billion bit came cent come comes day days dollar dollars down eight euro euros five four gets getting give given going got great happen happened happens hour hours hundred keep kept knows last longer look lot lots made million minute minutes month months need needed needs next nine off old per percent pound pounds put saw say says second seven six small take taken tell tells ten thing things third thought thousand three told tonight took use used using wanted wants week weeks within without year years"),
    ("es", "asunto aún bajo buen buena bueno cien ciento cinco cosa cosas cuatro cuesta cuestan da dar debe deben decir dice dicen diez dijo doce días euro euros gran grande hizo hora horas ir lleva llevan mes meses mil millones millón minuto minutos nueva nueve nuevo ocho once peso pesos pone poner primera primero próxima próximo pueden queda quedan quiere sabe saber segunda segundo seis semana semanas será serán siete tienen tras tres van veces venir viene última último"),
    ("fr", "aller an année années beaucoup bon bonne cent cher chers chez chose choses chère cinq dernier dernière disait dix doit doivent donne donner douze euro euros faut fois font grand grande heure heures hors huit jour jours met mettre mille milliard milliards million millions minute minutes mois neuf nouveau nouvelle onze passe petit petite peuvent premier première prend prendre prochain prochaine quatre reste sait savoir semaine semaines sept sera serait seront six sous trois trop trouve trouver venir veut vient voir voit vont"),
    ("hi", "अच्छा आया करोड़ कल कहना घंटे चार जाना तीन दस दिनों नई नया प्रतिशत बड़ा बताया बिना महीने मिनट रुपये लाख लिया सप्ताह साल सौ हज़ार हजार"),
    ("it", "andare anno buona buono cento cinque contiene cose dagli dalle dare detto deve devono dice dieci dire dodici dà euro giorni giorno grande meglio mese mesi mette mila miliardo milione milioni mille minuti minuto negli nelle nello nove nuova nuovo ore otto possono presso primo prossima prossimo quattro resta sa sapere saranno sarà sei sette settimana settimane sotto stata state stati sulle tre ultima ultimo undici va vanno vedere venire viene volta volte vuole"),
    ("nl", "acht beter blijft blijven dagen derde ding dingen drie duizend elf euro geeft gemaakt geplaatst geven ging goede grote hem honderd jaren keer komen kwam laat laatste laten ligt maakt maand maanden miljard miljoen minuten minuut neemt negen oude procent staan staat tien twaalf tweede uur vier vijf vinden vindt volgende week weet weken weten zeggen zegt zei zes zeven ziet zonder"),
    ("pl", "bierze cztery daje dalej dać dni dobra dobry dwa dwie dziesięć dziewięć dzień godz godzina godziny idzie jeden lata leży mają miesiąc miesiące miesięcy milion miliony milionów minut minuty mogą musi mówi mówić napisano napisał napisała następna następny nowa nowy nr osiem ostatni ostatnia pierwsza pierwszy pięć powiedział procent raz razy robi robić rok rzecz rzeczy siedem stary sto stoi sześć trzy tydzień tygodnie tysiąc tysiące tysięcy widzi wie wiedzieć wielki zwana zwany zwanym zwaną zł złotych"),
    ("pt", "aos após boa cem cento cinco coisa coisas custa dar dessa desse desta deste deve devem dez dias disse diz dizer dois doze duas dá euro euros faz fez fica ficam gente hora horas ir meses mil milhão milhões minuto minutos mês n.º nessa nesse nesta neste nova nove novo oito onze podem pra primeira primeiro pro próxima próximo põe quatro quer reais real sabe saber seis semana semanas será serão sete sob três têm vem vez vezes vir vão última último"),
    ("ru", "берёт большой вещь видит восемь говорит говорить год дать даёт два две девять делает делать день десять дней дня должен должны знает знать значит идет идёт лежит месяц месяца месяцев миллиард миллион миллиона миллионов минут минуты могут надо недели недель неделя новая новые новый нужно одна первая первые первый переведут последний последняя процента процентов пять раза рублей рубль рубля семь сказал сказала следующая следующий старый сто стоит стоят три тысяч тысяча тысячи хороший часа часов четыре шесть"),
    ("sv", "bättre dag dagar dagen elva fem fyra första gamla ge ger gå gång hundra komma krona kronor ligger miljard miljon miljoner minut minuter månad månader nio nya nästa procent sa sade saker sex sista sju stora står säga säger tar timmar timme tio tolv tre tredje tusen utan valdes vecka veckor året åtta"),
    ("tr", "aldı altı alıyor ay beş biliyor bin dakika dakikada dedi diyor dokuz dört eski geldi geliyor gerek gidiyor günü hafta kere kez lira liradan lirası liraya milyar milyon oluyor on saat saatte sekiz söyledi söylüyor verdi veriyor yaptı yapıyor yedi yüz yüzde yılda yıllık üç"),
    ("uk", "вісім годин години дає два дві день десять дня днів знає йде каже можуть місяць місяців новий одна перший пять раз рази робить рік сказав сказала сто сім тиждень тижнів тисяч тисяча три хвилин чотири шість"),
];

/// True for a plain word (lower case) of the language.
pub(super) fn is_plain_word(language: &str, word: &str) -> bool {
    PLAIN.binary_search_by_key(&language, |entry| entry.0).is_ok_and(|place| contains(PLAIN[place].1, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        assert!(PLAIN.is_sorted());
        for (language, words) in PLAIN {
            assert!(words.split(' ').all(|word| is_plain_word(language, word)), "{language}");
        }
        assert!(!is_plain_word("en", "coffee") && !is_plain_word("xx", "day"));
    }
}
