//! Words of sentences that describe a scene, mention the season or the family of the writer, and of questions reported in
//! minutes; and pronouns after a fronted phrase, as in `In 1644, he crossed it`. Common knowledge of each language,
//! written for this project. Lower case, phrases separated by `|`.

use super::cues::{Cues, phrases_of};
use crate::script::letters::is_alphanumeric;

/// Words anywhere in a sentence about light, weather, sounds, smells and gestures, as features and news begin with them. Verbs and
/// phrases only: a noun such as "sunlight" or "fog" may be what the text is about.
pub(super) const SCENES: &Cues = &[
    (
        "en",
        "misty|fog hangs|smelled|steam rises|smoke rises|drifts|glitters|glistens|shimmers|flickers|creaks|rustles|hums|leans|shrugs|shrugged|grins|grinned|smiles|smiled|nods|nodded|sighs|sighed|squints|chuckles|chuckled|in his hand|in her hand|in his hands|in her hands|bare feet|still dark|pitch dark|grey sky|blue sky|the sky is|the sun is|the sun rises|the sun sets|the wind is|cold morning|quiet morning|wet morning|misty morning|sunny morning|grey morning",
    ),
    (
        "de",
        "duftet|riecht|roch|dampft|knarzt|knarrt|raschelt|surrt|flackert|glitzert|schimmert|lächelt|lächelte|grinst|grinste|nickt|nickte|seufzt|seufzte|zuckt|schmunzelt|schüttelt|lehnt|blinzelt|noch dunkel|stockdunkel|grauer himmel|blauer himmel|die sonne scheint|die sonne steht|die sonne geht|der wind weht|hängt in der luft|liegt in der luft|barfuß",
    ),
    (
        "fr",
        "grince|crépite|scintille|sourit|sourire|soupire|soupira|hausse les épaules|hoche la tête|s'étire|ciel bas|ciel gris|ciel bleu|le soleil se|le soleil brille|le vent souffle|flotte dans l'air|pieds nus|il fait encore nuit|fait encore nuit|fait froid",
    ),
    (
        "es",
        "amanece|huele|cruje|crujen|parpadea|sonríe|sonrió|sonriendo|suspira|suspiró|se encoge de hombros|asiente|cielo gris|cielo azul|el sol se|el sol brilla|el viento sopla|flota en el aire|descalzo|descalza|todavía es de noche|aún es de noche|hace frío|hace un frío",
    ),
    (
        "it",
        "profuma|scricchiola|luccica|sorride|sorrise|sorridendo|ridendo|sospira|sospirò|scuote la testa|annuisce|cielo grigio|cielo azzurro|il sole splende|il vento soffia|aleggia|tra le mani|a piedi nudi|è ancora buio|fa freddo",
    ),
    (
        "pt",
        "amanhece|cheira|range|sorri|sorriu|sorrindo|suspira|suspirou|encolhe os ombros|céu cinzento|céu azul|o sol brilha|o vento sopra|paira no ar|descalço|descalça|ainda é noite|ainda está escuro|faz frio",
    ),
    (
        "nl",
        "ruikt|kraakt|ritselt|glinstert|flikkert|glimlacht|glimlachte|grijnst|knikt|knikte|zucht|zuchtte|haalt zijn schouders|haalt haar schouders|schudt|leunt|grijze lucht|blauwe lucht|de zon schijnt|de wind waait|hangt in de lucht|in zijn hand|in haar hand|blote voeten|nog donker",
    ),
    (
        "sv",
        "doftar|luktar|knarrar|glittrar|fladdrar|ler|log|flinar|nickar|nickade|suckar|suckade|rycker på axlarna|skakar på huvudet|grå himmel|blå himmel|solen skiner|barfota|fortfarande mörkt",
    ),
    (
        "pl",
        "świcie|pachnie|promienie słońca|skrzypi|szeleści|migocze|uśmiecha się|uśmiechnął|uśmiechnęła|kiwa głową|kręci głową|wzdycha|westchnął|westchnęła|wzrusza ramionami|szare niebo|błękitne niebo|słońce świeci|wieje wiatr|unosi się|w dłoni|boso|jeszcze ciemno",
    ),
    (
        "ru",
        "на рассвете|моросит|пахнет|скрипит|шелестит|мерцает|улыбается|улыбнулся|улыбнулась|кивает|кивнул|кивнула|вздыхает|вздохнул|вздохнула|пожимает плечами|разводит руками|качает головой|серое небо|голубое небо|светит солнце|дует ветер|стелется|босиком|ещё темно|еще темно",
    ),
    (
        "uk",
        "на світанку|мрячить|пахне|скрипить|шелестить|мерехтить|усміхається|усміхнувся|усміхнулася|киває|кивнув|зітхає|зітхнув|знизує плечима|хитає головою|сіре небо|світить сонце|дме вітер|босоніж|ще темно",
    ),
    (
        "tr",
        "şafakta|gün doğarken|sisli|çiseliyor|kokuyor|gıcırdıyor|parıldıyor|gülümsüyor|gülümsedi|gülerek|başını sallıyor|iç çekiyor|omuz silkiyor|gri gökyüzü|güneş parlıyor|rüzgâr esiyor|rüzgar esiyor|yalınayak|hava hâlâ karanlık",
    ),
    ("ar", "تفوح|يبتسم|تبتسم|مبتسما|يهز رأسه|تهز رأسها|تنهد|تنهدت|حافي|السماء الرمادية|السماء الزرقاء"),
    ("hi", "मुस्कुराते|मुस्कुराती|सिर हिलाते|आह भरते|नंगे पैर"),
    ("zh", "天刚蒙蒙亮|天还没亮|天蒙蒙亮|阳光洒|吱呀|笑着说|微笑着|点点头|摇摇头|叹了口气|耸耸肩|手里拿着|赤脚"),
    (
        "ja",
        "まだ薄暗い|薄暗い|香りが漂|匂いが漂|においが漂|静まり返|きしむ|微笑む|微笑んだ|ほほ笑む|笑顔で|うなずく|うなずいた|ため息|肩をすくめ|首を振る|はだし",
    ),
    ("ko", "동이 트|어스름|미소를 지|웃으며|고개를 끄덕|고개를 저|한숨|어깨를 으쓱|맨발"),
    ("vi", "thoang thoảng|mỉm cười|gật đầu|thở dài|chân trần"),
    ("id", "tersenyum|mengangguk|menghela napas|bertelanjang kaki"),
];

/// Words for seasons, the weather and holidays, with which mails and newsletters begin.
pub(super) const SEASONS: &Cues = &[
    (
        "en",
        "spring|summer|autumn|winter|weather|sunshine|sunny|heatwave|the heat|rain|rainy|snow|snowy|cold|leaves turn|leaves are|evenings draw|nights draw|nights are|days are getting|holidays|christmas|easter|new year|blossom",
    ),
    (
        "de",
        "frühling|frühjahr|sommer|herbst|winter|wetter|sonne|sonnenschein|hitze|regen|schnee|kälte|blätter fallen|tage werden|abende|ferien|urlaub|feiertage|weihnachten|ostern|jahreswechsel",
    ),
    (
        "fr",
        "printemps|été|automne|hiver|soleil|météo|chaleur|canicule|pluie|neige|froid|feuilles|jours rallongent|jours raccourcissent|vacances|rentrée|noël|pâques|beaux jours",
    ),
    (
        "es",
        "primavera|verano|otoño|invierno|tiempo hace|buen tiempo|sol|calor|lluvia|nieve|frío|hojas|vacaciones|navidad|navidades|semana santa",
    ),
    (
        "it",
        "primavera|estate|autunno|inverno|sole|caldo|pioggia|neve|freddo|foglie|giornate si|bella stagione|vacanze|natale|pasqua",
    ),
    ("pt", "primavera|verão|outono|inverno|sol|calor|chuva|neve|frio|folhas|dias mais|férias|natal|páscoa"),
    (
        "nl",
        "lente|voorjaar|zomer|herfst|winter|weer|zon|zonnetje|hitte|regen|sneeuw|kou|bladeren|dagen worden|vakantie|kerst|pasen",
    ),
    (
        "sv",
        "våren|vår|vårsolen|sommaren|sommar|hösten|höst|vintern|vinter|väder|vädret|solen|sol|värme|regn|snö|kyla|löven|dagarna blir|semester|lov|jul|julen|påsk",
    ),
    (
        "pl",
        "wiosna|wiosny|wiosnę|lato|lata|jesień|jesieni|zima|zimy|zimę|pogoda|słońce|słońca|upał|upały|deszcz|śnieg|mróz|liście|wieczory|coraz chłodniej|wakacje|urlop|święta|wielkanoc",
    ),
    (
        "ru",
        "весна|весны|весной|лето|лета|летом|осень|осени|осенью|зима|зимы|зимой|погода|погоды|погодой|солнце|солнышко|жара|дождь|дожди|снег|мороз|листья|вечера|отпуск|каникулы|праздники|рождество",
    ),
    (
        "uk",
        "весна|весни|літо|літа|осінь|осені|зима|зими|погода|сонце|спека|дощ|сніг|мороз|листя|відпустка|канікули|свята",
    ),
    ("tr", "ilkbahar|bahar|yaz|sonbahar|kış|hava|havalar|güneş|sıcak|sıcaklar|yağmur|kar|soğuk|yapraklar|tatil|bayram"),
    ("ar", "الربيع|الصيف|الخريف|الشتاء|الطقس|الشمس|الحر|المطر|الثلج|البرد|العطلة|الإجازة|العيد"),
    ("hi", "वसंत|गर्मी|गर्मियों|सर्दी|सर्दियों|बरसात|मौसम|धूप|बारिश|ठंड|छुट्टियों|त्योहार"),
    ("zh", "春天|春暖|夏天|炎热|天气|秋天|秋高|冬天|寒冷|阳光|下雨|下雪|假期|新年|春节"),
    (
        "ja",
        "春らしく|春めいて|桜が|桜は|新緑|梅雨|夏らしく|暑さ|猛暑|残暑|秋らしく|秋めいて|紅葉|朝晩|涼しく|寒さ|寒く|雪が|天気|季節|の候|連休|年末年始|お盆",
    ),
    ("ko", "봄|여름|가을|겨울|날씨|햇살|더위|무더위|비가|눈이|추위|단풍|벚꽃|휴가|명절|연휴"),
    ("vi", "mùa xuân|mùa hè|mùa thu|mùa đông|thời tiết|nắng|mưa|lạnh|kỳ nghỉ"),
    ("id", "musim hujan|musim kemarau|cuaca|matahari|panas|hujan|liburan|lebaran"),
];

/// Members of the writer's family, whom stories in reviews, recipes and instructions mention.
pub(super) const KIN: &Cues = &[
    (
        "en",
        "my wife|my husband|my mother|my mum|my mom|my father|my dad|my daughter|my son|my sister|my brother|my grandmother|my grandma|my nan|my grandfather|my granddad|my grandpa|my partner|my boyfriend|my girlfriend|my neighbour|my neighbor|my aunt|my uncle|my mother-in-law|my father-in-law|my kids|our daughter|our son|my friend|a friend of mine|my brother-in-law|my sister-in-law",
    ),
    (
        "de",
        "meine frau|meiner frau|mein mann|meinem mann|meine mutter|meiner mutter|meine mama|mein vater|meinem vater|meine tochter|meiner tochter|mein sohn|meinem sohn|meine schwester|meiner schwester|mein bruder|meinem bruder|meine oma|meiner oma|mein opa|meinem opa|meine großmutter|schwiegermutter|schwiegervater|meine freundin|meiner freundin|mein freund|meinem freund|mein nachbar|meine nachbarin|meine tante|mein onkel|unsere tochter|unser sohn|mein schwager|meinem schwager|meine schwägerin|meiner schwägerin",
    ),
    (
        "fr",
        "ma femme|mon mari|ma mère|maman|mon père|papa|ma fille|mon fils|ma sœur|mon frère|ma grand-mère|mamie|mon grand-père|papi|ma belle-mère|mon beau-père|mon ami|mon amie|ma copine|mon copain|mon voisin|ma voisine|ma tante|mon oncle|notre fille|notre fils|mon beau-frère|ma belle-sœur",
    ),
    (
        "es",
        "mi mujer|mi esposa|mi marido|mi esposo|mi madre|mi mamá|mi padre|mi papá|mi hija|mi hijo|mi hermana|mi hermano|mi abuela|mi abuelo|el abuelo|la abuela|mi suegra|mi suegro|mi novia|mi novio|mi pareja|mi amigo|mi amiga|mi vecino|mi vecina|mi tía|mi tío|nuestra hija|nuestro hijo|mi cuñado|mi cuñada",
    ),
    (
        "it",
        "mia moglie|mio marito|mia madre|mia mamma|mio padre|mio papà|mia figlia|mio figlio|mia sorella|mio fratello|mia nonna|mio nonno|la nonna|il nonno|mia suocera|mio suocero|la mia ragazza|il mio ragazzo|un mio amico|una mia amica|il mio vicino|la mia vicina|mia zia|mio zio|mio cognato|mia cognata",
    ),
    (
        "pt",
        "minha mulher|minha esposa|meu marido|minha mãe|meu pai|minha filha|meu filho|minha irmã|meu irmão|minha avó|meu avô|minha sogra|meu sogro|minha namorada|meu namorado|meu amigo|minha amiga|meu vizinho|minha vizinha|minha tia|meu tio|meu cunhado|minha cunhada",
    ),
    (
        "nl",
        "mijn vrouw|mijn man|mijn moeder|mijn vader|mijn dochter|mijn zoon|mijn zus|mijn broer|mijn oma|mijn opa|mijn schoonmoeder|mijn schoonvader|mijn vriend|mijn vriendin|mijn buurman|mijn buurvrouw|mijn tante|mijn oom|mijn zwager|mijn schoonzus",
    ),
    (
        "sv",
        "min fru|min man|min mamma|min mor|min pappa|min far|min dotter|min son|min syster|min bror|min mormor|min farmor|min morfar|min farfar|min svärmor|min svärfar|min vän|min kompis|min granne|min svåger|min svägerska",
    ),
    (
        "pl",
        "moja żona|mój mąż|moja mama|mój tata|moja matka|mój ojciec|moja córka|mój syn|moja siostra|mój brat|moja babcia|mój dziadek|teściowa|teść|mój przyjaciel|moja przyjaciółka|sąsiad|sąsiadka|żona|mąż|babcia|mama|mój szwagier|szwagier|moja szwagierka",
    ),
    (
        "ru",
        "моя жена|мой муж|жена|муж|мама|моя мама|папа|мой отец|моя дочь|дочка|мой сын|сынок|моя сестра|мой брат|бабушка|дедушка|свекровь|тёща|теща|мой друг|подруга|сосед|соседка",
    ),
    (
        "uk",
        "моя дружина|мій чоловік|дружина|чоловік|мама|тато|моя донька|мій син|бабуся|дідусь|свекруха|теща|мій друг|подруга|сусід",
    ),
    (
        "tr",
        "eşim|karım|kocam|annem|babam|kızım|oğlum|kardeşim|ablam|abim|babaannem|anneannem|dedem|kayınvalidem|arkadaşım|komşum|kayınbiraderim|yengem",
    ),
    ("ar", "زوجتي|زوجي|أمي|والدتي|أبي|والدي|ابنتي|ابني|أختي|أخي|جدتي|جدي|حماتي|صديقي|صديقتي|جاري|جارتي"),
    (
        "hi",
        "मेरी पत्नी|मेरे पति|मेरी मां|मेरी माँ|मेरे पिता|मेरी बेटी|मेरे बेटे|मेरी बहन|मेरे भाई|मेरी दादी|मेरे दादा|मेरी नानी|मेरे दोस्त|मेरे पड़ोसी",
    ),
    (
        "zh",
        "我老婆|我妻子|我老公|我丈夫|我妈|我妈妈|我爸|我爸爸|我女儿|我儿子|我姐|我妹|我哥|我弟|我奶奶|我外婆|我爷爷|我外公|我婆婆|我岳母|我朋友|我邻居|我媳妇|我家孩子",
    ),
    (
        "ja",
        "妻が|夫が|妻に|夫に|母が|母に|父が|父に|娘が|娘に|息子が|息子に|姉が|妹が|兄が|弟が|祖母が|祖父が|義母が|友人に|友人が|友達に|友達が|彼女に|彼氏に",
    ),
    (
        "ko",
        "아내가|남편이|엄마가|어머니가|아버지가|아빠가|딸이|아들이|언니가|누나가|동생이|할머니가|할아버지가|시어머니|장모님|친구가|친구랑|이웃이",
    ),
    ("vi", "vợ tôi|chồng tôi|mẹ tôi|bố tôi|con gái tôi|con trai tôi|bà tôi|ông tôi|bạn tôi"),
    ("id", "istri saya|suami saya|ibu saya|ayah saya|anak saya|nenek saya|kakek saya|teman saya|tetangga saya"),
];

/// Phrases anywhere in minutes that say that somebody asked, joked or talked, without a result.
pub(super) const ASKED: &Cues = &[
    (
        "en",
        "asked whether|asked if|asked why|asked how|asked when|asked about|asked for clarification|wanted to know|wondered whether|wondered if|some discussion|general discussion|was discussed|remarked that|joked that|quipped|somebody suggested|someone suggested|recalled that|recalled how|reminisced",
    ),
    (
        "de",
        "fragt, ob|fragte, ob|fragt nach|fragte nach|fragt, warum|fragte, warum|fragt, wann|fragte, wann|fragt, wie|fragte, wie|möchte wissen|wollte wissen|erkundigt sich|erkundigte sich|wurde diskutiert|wird diskutiert|erinnert sich an|erinnerte sich an|erzählt von|erzählte von",
    ),
    (
        "fr",
        "demande si|demande pourquoi|demande quand|demande comment|demande à quoi|a demandé si|a demandé pourquoi|s'interroge|souhaite savoir|voudrait savoir|s'enquiert|se souvient|raconte qu|raconte que|plaisante",
    ),
    (
        "es",
        "pregunta si|preguntó si|pregunta por|preguntó por|pregunta cuándo|preguntó cuándo|pregunta cómo|preguntó cómo|quiso saber|quiere saber|cuenta que|contó que|bromea|bromeó",
    ),
    (
        "it",
        "chiede se|ha chiesto se|chiese se|chiede perché|ha chiesto perché|chiede quando|ha chiesto quando|vuole sapere|voleva sapere|racconta che|raccontò che|scherza",
    ),
    (
        "pt",
        "perguntou se|pergunta se|perguntou porque|perguntou por que|perguntou quando|perguntou como|quis saber|quer saber|questionou se|contou que|brincou",
    ),
    (
        "nl",
        "vraagt of|vroeg of|vraagt waarom|vroeg waarom|vraagt wanneer|vroeg wanneer|wil weten|wilde weten|herinnert zich|herinnerde zich|vertelt dat|grapt",
    ),
    ("sv", "frågade om|frågar om|frågade varför|undrade om|undrade varför|ville veta|undrade"),
    (
        "pl",
        "zapytał|zapytała|pytał, czy|pytała, czy|spytał|spytała|chciał wiedzieć|chciała wiedzieć|przypomniał, jak|przypomniała, jak|wspominał|wspominała|opowiedział|opowiedziała|zażartował|zażartowała",
    ),
    (
        "ru",
        "спросил|спросила|поинтересовался|поинтересовалась|уточнил, почему|уточнила, почему|хотел узнать|хотела узнать|вспомнил|вспомнила|рассказал, как|рассказала, как|пошутил|пошутила",
    ),
    ("uk", "запитав|запитала|поцікавився|поцікавилася|хотів дізнатися|хотіла дізнатися"),
    ("tr", "diye sordu|sordu|öğrenmek istedi|merak ettiğini|anlattı|şaka yaptı"),
    ("ar", "سأل عن|سألت عن|سأل عما|سألت عما|تساءل|تساءلت|استفسر|استفسرت"),
    ("hi", "ने पूछा|जानना चाहा|पूछा कि"),
    ("zh", "询问|问到|提问|回忆|开玩笑"),
    ("ja", "と質問|質問があ|質問した|との問い|思い出話|冗談"),
    ("ko", "질문했|질의했|물었|문의했|회상|농담"),
    ("vi", "hỏi rằng|hỏi vì sao|muốn biết"),
    ("id", "bertanya apakah|bertanya mengapa|ingin tahu"),
];

/// Prepositions and other first words of phrases about time or place that may come before the subject of a sentence.
const FRONTS: &Cues = &[
    ("en", "in|at|on|by|from|after|before|during|since|until|around|for"),
    ("de", "im|in|am|an|ab|bis|nach|vor|seit|um|bei|von|während|mit"),
    ("fr", "en|à|au|aux|dès|depuis|après|avant|pendant|durant|lors|vers|dans"),
    ("es", "en|a|al|desde|tras|después|antes|durante|hacia|hasta|por"),
    ("it", "nel|nella|nell'|negli|in|a|al|all'|alla|da|dal|dopo|prima|durante|verso|fino"),
    ("pt", "em|no|na|nos|nas|a|ao|desde|após|depois|antes|durante|até|por|naquele|naquela"),
    ("nl", "in|op|om|na|vanaf|sinds|voor|tijdens|tot|rond|bij"),
    ("sv", "i|på|år|från|efter|före|under|sedan|vid|omkring"),
    ("pl", "w|we|na|od|po|przed|podczas|do|około"),
    ("ru", "в|во|на|с|со|после|до|перед|к|около|через"),
    ("uk", "у|в|на|з|із|після|до|перед|близько|через"),
    ("zh", "在|到|从|当|后来"),
];

/// Pronouns for a person who was named before.
const PRONOUNS: &Cues = &[
    ("en", "he|she|they|his|her|their"),
    ("de", "er|sie"),
    ("fr", "il|elle|ils|elles"),
    ("es", "él|ella|ellos|ellas"),
    ("it", "lui|lei|egli|ella|loro"),
    ("pt", "ele|ela|eles|elas"),
    ("nl", "hij|zij|ze"),
    ("sv", "han|hon|de"),
    ("pl", "on|ona|oni|one"),
    ("ru", "он|она|они"),
    ("uk", "він|вона|вони"),
    ("zh", "他|她|他们|她们"),
];

/// Languages in which the verb comes between the fronted phrase and the subject, without a comma.
const VERB_SECOND: [&str; 3] = ["de", "nl", "sv"];
/// The most words of a fronted phrase: `In the summer of 1944`.
const FRONT_WORDS: usize = 5;
/// The most words before the pronoun where the verb comes first: those of the phrase, the verb and an adverb.
const FRONT_WORDS_WITH_VERB: usize = 7;

/// True for a sentence with a pronoun as its subject after a phrase about time or place that names nobody: `In 1644, he
/// crossed it.` `lower` is the sentence in lower case.
pub(super) fn is_fronted_pronoun(lower: &str, language: &str) -> bool {
    let has = |cues, word: &str| phrases_of(cues, language).split('|').any(|known| known == word);
    if language == "zh" {
        return follows_comma_in_chinese(lower);
    }
    let mut words = lower.split_whitespace();
    let Some(first) = words.next() else { return false };
    let is_year = first.bytes().all(|b| b.is_ascii_digit()) && VERB_SECOND.contains(&language);
    if !is_year && !has(FRONTS, first) {
        return false;
    }
    if VERB_SECOND.contains(&language) {
        let before = words.take(FRONT_WORDS_WITH_VERB - 1).take_while(|word| !word.ends_with(is_mark));
        return before.skip(1).any(|word| has(PRONOUNS, word.trim_matches(|c| !is_alphanumeric(c))));
    }
    let mut front = lower.splitn(2, ',');
    let is_short = front.next().is_some_and(|phrase| phrase.split_whitespace().count() <= FRONT_WORDS);
    let next = front.next().unwrap_or_default().split_whitespace().collect::<Vec<_>>();
    is_short && next.first().is_some_and(|word| has(PRONOUNS, word)) && !is_expletive(&next)
}

/// True for the French `il` of `il y a` and `il faut`, which stands for nobody.
fn is_expletive(words: &[&str]) -> bool {
    words[0] == "il"
        && words.get(1).is_some_and(|next| ["y", "faut", "faudra", "fallait", "fallut", "est", "n'y"].contains(next))
}

/// True for a mark that ends the phrase. A full stop may end the sentence after the pronoun.
const fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':')
}

/// The longest fronted phrase in Chinese, in characters.
const CHINESE_FRONT: usize = 10;

/// True for `1990年，他搬到了北京。`
fn follows_comma_in_chinese(lower: &str) -> bool {
    let Some((phrase, rest)) = lower.split_once('，') else { return false };
    let is_time = phrase.ends_with(['年', '月', '日', '时', '后', '前', '期']);
    is_time && phrase.chars().count() <= CHINESE_FRONT && rest.starts_with(['他', '她'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_after_a_fronted_phrase_are_found() {
        for (sentence, language) in [
            ("in 1644, he crossed it with his army here.", "en"),
            ("im jahr 1901 ließ er ihn besteigbar machen.", "de"),
            ("à cette époque, elle en vendait au marché.", "fr"),
            ("en aquel año, ella lo llevó a la feria.", "es"),
            ("in dat jaar stierf ook hij.", "nl"),
            ("в 1990 году, он переехал.", "ru"),
            ("1990年，他搬到了北京。", "zh"),
        ] {
            assert!(is_fronted_pronoun(sentence, language), "{sentence}");
        }
    }

    #[test]
    fn named_subjects_and_clauses_are_independent() {
        for (sentence, language) in [
            ("in 1644, the king crossed it with his army.", "en"),
            ("after the brewery had lost its best customers in the spring, it closed.", "en"),
            ("im jahr 1901 ließ die stadt den turm besteigbar machen.", "de"),
            ("en 1990, il y avait trois moulins.", "fr"),
            ("the mayor said he would resign.", "en"),
            ("1990年，公司搬到了北京。", "zh"),
        ] {
            assert!(!is_fronted_pronoun(sentence, language), "{sentence}");
        }
    }
}
