//! The kind of a text, recognised by the form of its lines and a few words. The kind determines what a summary prefers:
//! the lead of news, the conclusion of a paper, the decisions of a meeting.

use super::call_phrases::INSTRUCTIONS;
use super::changelog::is_changelog;
use super::cues::{Phrases, phrases_of, word_starts};
use super::dates_and_ratings::is_rating;
use super::legal::is_legal;
use super::manual::is_manual;
use super::role::Role;
use super::source::{are_records, is_source};
use crate::script::letters::is_alphabetic;
use crate::script::reading_units;
use crate::script::stops::is_stop;
use crate::script::underline::underlined_level;
use crate::sentence::{LineKind, TextLine};
use std::sync::OnceLock;

/// Shares of lines or sentences that decide on a kind. Chosen by hand.
const MOST_LINES: f32 = 0.6;
const MANY_LINES: f32 = 0.4;
const SOME_LINES: f32 = 0.15;
/// The share of lines with a sender and a time in a chat: messages of up to three lines.
const HEADERS: f32 = 0.25;
/// The fewest lines of a list, a table or a poem.
const MIN_LINES: usize = 4;
/// The longest line of verse, in bytes.
const VERSE: usize = 70;
/// The fewest lines with a name, a date and a time in a thread, and what part of its lines may come before the first.
const MIN_POST_HEADERS: usize = 3;
const FIRST_POST_HEADER: usize = 4;
/// The longest title of instructions that ends with a stop, in reading units.
const INSTRUCTION: f32 = 12.0;
/// The title is among this many lines at the beginning.
const TITLE_WITHIN: usize = 3;
/// The longest title of a review, in reading units.
const REVIEW_TITLE: f32 = 16.0;
/// A rating is among this many lines at the beginning or the end.
const RATED_WITHIN: usize = 8;
/// The fewest frequent questions with answers, and the longest question, in reading units.
const MIN_QUESTIONS: usize = 3;
const FREQUENT_QUESTION: f32 = 14.0;
/// The fewest clauses of a contract, and how many characters their signs and numbers have at most. Chosen by hand.
const MIN_CLAUSES: usize = 3;
const CLAUSE_START: usize = 12;
/// The fewest questions of an interview. Chosen by hand: articles seldom ask more than three.
const MIN_ASKED: usize = 4;
/// The longest heading above what speaks for and against something, in reading units and in bytes. Chosen by hand.
const PROS_HEADING_UNITS: f32 = 4.0;
const PROS_HEADING_BYTES: usize = 40;
/// How many bytes of the text are searched for words.
const WINDOW: usize = 3_000;

/// The kind of a text, which decides what a summary looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TextKind {
    /// News, an encyclopedia article or an essay: the most important part comes first.
    Article,
    /// A scientific paper or its abstract.
    Paper,
    /// A contract, terms of use or a law.
    Contract,
    /// Instructions or a recipe.
    HowTo,
    /// Questions with answers.
    QuestionAnswer,
    /// Minutes or a transcript.
    Meeting,
    /// Chat messages.
    Chat,
    /// A mail or a letter.
    Mail,
    /// A review.
    Review,
    /// Documentation of software.
    Readme,
    /// A list without sentences.
    List,
    /// A table.
    Table,
    /// A poem or a song.
    Verse,
    /// Source code, configuration or data.
    Code,
    /// A changelog or release notes.
    Changelog,
}

names!(TextKind, "kind of text" {
    Article = "article",
    Paper = "paper",
    Contract = "contract",
    HowTo = "how-to",
    QuestionAnswer = "question-answer",
    Meeting = "meeting",
    Chat = "chat",
    Mail = "mail",
    Review = "review",
    Readme = "readme",
    List = "list",
    Table = "table",
    Verse = "verse",
    Code = "code",
    Changelog = "changelog",
});

impl TextKind {
    /// True when there is nothing to summarize, because no sentence says more than the others.
    #[must_use]
    pub const fn has_no_sentences(self) -> bool {
        matches!(self, Self::List | Self::Table | Self::Verse | Self::Code)
    }

    /// True for a text in which somebody speaks to the readers about what is to come.
    pub(crate) const fn is_message(self) -> bool {
        matches!(self, Self::Mail | Self::Chat | Self::Meeting)
    }

    /// True when the end says as much as the beginning.
    pub(crate) const fn concludes(self) -> bool {
        matches!(
            self,
            Self::Paper
                | Self::Review
                | Self::Meeting
                | Self::Chat
                | Self::Mail
                | Self::QuestionAnswer
                | Self::Contract
        )
    }
}

/// Words of each kind in the larger languages. At least two must occur in the text.
const WORDS: [(TextKind, &str); 7] = [
    (
        TextKind::Paper,
        "abstract|keywords:|corresponding author|references|acknowledgements|acknowledgments|conflict of interest|schlüsselwörter|literaturverzeichnis|résumé|mots-clés|resumen|palabras clave|referencias|parole chiave|palavras-chave|referências|trefwoorden|słowa kluczowe|bibliografia|аннотация|ключевые слова|список литературы|анотація|ключові слова|özet|anahtar kelimeler|kaynakça|الملخص|الكلمات المفتاحية|摘要|关键词|结果表明|参考文献|致谢|要旨|キーワード|参考文献|초록|키워드|참고문헌|we propose|we present|we show|in this paper|our results|state-of-the-art|participants|hypothesis|dataset|zusammenfassung|in dieser arbeit|cet article|dans cet article|este artículo|en este trabajo|本文|実験|本研究|연구 결과|в статье|в работе|working paper|preprint|doi:|doi.org|contents lists available",
    ),
    (
        TextKind::Contract,
        "shall|hereby|hereinafter|agreement|the parties|tenant|landlord|lessee|licensee|liability|vertrag|mieter|vermieter|vertragspartei|verpflichtet sich|contrat|locataire|bailleur|les parties|contrato|arrendatario|arrendador|las partes|contratto|conduttore|locatore|le parti|locatário|umowa|najemca|договор|арендатор|стороны|sözleşme|kiracı|合同|甲方|乙方|契約|賃借人|계약|임차인|عقد|المستأجر|अनुबंध|किरायेदार",
    ),
    (
        TextKind::Meeting,
        "minutes|attendees|present:|absent:|agenda|action items|apologies|the meeting|protokoll|anwesend|tagesordnung|procès-verbal|présents|ordre du jour|acta|asistentes|orden del día|verbale|presenti|ordine del giorno|ata da|presentes|pauta|notulen|aanwezig|protokół|obecni|протокол|присутствовали|повестка|toplantı|katılımcılar|gündem|会议纪要|出席|议程|議事録|出席者|회의록|참석자|محضر|الحاضرون|कार्यवृत्त|उपस्थित|notes of the meeting|it was resolved|the committee resolved|assembleia|foi deliberado|ficou decidido|ata n|deliberou-se|compte rendu|assemblée générale|copropriétaires|la séance|junta general|mötet|mitgliederversammlung|die versammlung|zebranie|protokół nr|общего собрания|слушали|постановили|genel kurul",
    ),
    (
        TextKind::Review,
        "stars|verdict|pros|cons|i recommend|i would recommend|i cannot recommend|highly recommend|value for money|worth the price|would buy|would not buy|verified purchase|five stars|four stars|three stars|worth the money|i bought|rating|review|this review|klare empfehlung|nicht empfehlen|weiterempfehlen|kann ich empfehlen|preis-leistungs-verhältnis|bewertung|rezension|mein fazit|rapport qualité-prix|je ne recommande|note globale|calidad-precio|no recomiendo|valoración|lo recomiendo|rapporto qualità-prezzo|rapporto qualità prezzo|lo consiglio|voto|custo-benefício|não recomendo|avaliado|recomendamos|moja ocena|nie polecam|ocena|отзывы|не рекомендую|достоинства|недостатки|puan|öneririm|memnun|优点|缺点|性价比|評価|購入しました|お勧め|オススメ|별점|추천합니다|추천해요|단점|장점|fazit|ich habe mir|empfehlen|sterne|avis|je recommande|nous recommandons|avis déposé|étoiles|reseña|opinión verificada|recomiendo|estrellas|recensione|consiglio|stelle|avaliação|recomendo|recensie|aanrader|polecam|recenzja|отзыв|рекомендую|купил|купила|yıldız|tavsiye ederim|satın aldım|评价|推荐|买了|レビュー|買いました|おすすめ|후기|구매|추천|out of 5|out of 10|von 5 sternen|sur 5|su 5|de 5 estrellas|de 5 estrelas|hilfreich|note :|оценка|отзыв полезен|評価：|総合評価|评分|评分：|用户：|投稿者|recenzent|testbericht|im test",
    ),
    (
        TextKind::HowTo,
        "ingredients|serves 2|serves 4|serves 6|serves 8|servings|prep time|cook time|cooking time|you will need|preheat|tablespoon|tablespoons|teaspoon|tsp|tbsp|zutaten|zubereitung|portionen|esslöffel|teelöffel|ingrédients|préparation|cuillère|cuillères|ingredientes|preparación|cucharada|cucharadas|raciones|ingredienti|preparazione|cucchiai|cucchiaio|modo de preparo|colher|colheres|ingrediënten|bereiding|bereidingswijze|eetlepel|eetlepels|ingredienser|gör så här|matsked|składniki|przygotowanie|sposób przygotowania|łyżka|łyżki|ингредиенты|приготовление|способ приготовления|порций|ложка|ложки|інгредієнти|приготування|спосіб приготування|malzemeler|yapılışı|hazırlanışı|yemek kaşığı|المقادير|المكونات|طريقة التحضير|ملعقة|सामग्री|विधि|बनाने की विधि|चम्मच|食材|做法|用料|作り方|大さじ|小さじ|下ごしらえ|재료|만드는 법|큰술|작은술|nguyên liệu|cách làm|muỗng|bahan-bahan|cara membuat|sendok makan|sendok teh",
    ),
    (TextKind::Readme, "npm install|pip install|cargo add|git clone|usage|installation|license|readme|```"),
    (
        TextKind::QuestionAnswer,
        "q:|a:|q.|accepted answer|asked by|question by|best answer|top answer|viewed|beste antwort|frage von|hilfreichste antwort|meilleure réponse|question posée|réponse acceptée|mejor respuesta|pregunta de|miglior risposta|chiesto da|melhor resposta|perguntado|pergunta feita|visualizações|najlepsza odpowiedź|лучший ответ|спрашивает|en iyi cevap|提问者|已采纳|最佳答案|ベストアンサー|質問者|채택|조회|أفضل إجابة|answer:|question:|frage:|antwort:|question :|réponse|pregunta:|respuesta:|domanda:|risposta:|pergunta:|resposta:|vraag:|antwoord:|pytanie:|odpowiedź:|вопрос:|ответ:|soru:|cevap:|问：|答：|質問|回答|질문|답변|سؤال|جواب|प्रश्न|उत्तर|solved|joined:|posts:|bump|same here|same problem|thread closed|mitglied seit|gelöst|inscrit le|résolu|resuelto|solucionado|registrado:|risolto|iscritto|resolvido|opgelost|lid sinds|rozwiązane|podbijam|решено|ап|çözüldü|已解决|同问|解決しました|해결했습니다|تم الحل",
    ),
];

/// Names of the subject of a mail, at the start of its first line. Those that are as common in other texts are left out.
const SUBJECTS: [&str; 9] =
    ["subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "件名"];

/// The subject of a mail is among this many lines at the beginning: the sender, the recipients and the date may precede it.
const SUBJECT_WITHIN: usize = 6;

/// Words that name a review in its title or by-line, in lower case.
const REVIEW_TITLES: &str = "review:|[review]|book review|film review|long-term test|hands-on review|im test|praxistest|im praxistest|\
    testbericht|buchkritik|filmkritik|test du|test de la|test complet|critique de|recensione|recensione di|reseña|análisis de|probamos|\
    crítica de|resenha|recenzuje|recenzja|recensie|recension|рецензия|обзор|inceleme|レビュー|리뷰|사용 후기|评测|测评|书评|影评";

/// True for a title or by-line that names a review.
fn names_review(line: &TextLine, text: &str) -> bool {
    static TITLES: OnceLock<Phrases> = OnceLock::new();
    let titles = TITLES.get_or_init(|| Phrases::read(REVIEW_TITLES));
    let content = line.span.of(text);
    !line.has_stop && reading_units(content) <= REVIEW_TITLE && titles.occur_in(&content.to_lowercase())
}

/// The kind of the text with these lines and roles. `greets` is true when a line near the beginning is a greeting.
pub(super) fn kind(text: &str, lines: &[TextLine], roles: &[Role], greets: bool, language: &str) -> TextKind {
    let found = by_form(text, lines).or_else(|| by_words(text, lines)).or_else(|| by_lines(text, lines));
    found.or_else(|| by_roles(text, roles)).unwrap_or_else(|| {
        if lines.len() > 1 && lines.iter().take(TITLE_WITHIN).any(|line| is_instruction(line, text, language)) {
            return TextKind::HowTo;
        }
        let is_framed = || has_pleasantry(roles.iter().take(2)) && has_pleasantry(roles.iter().skip(2).rev().take(4));
        let mail = roles.len() > 2
            && (greets || is_framed() || lines.iter().take(SUBJECT_WITHIN).any(|line| is_subject(line, text)));
        if mail { TextKind::Mail } else { TextKind::Article }
    })
}

/// True for the title of instructions: `How to descale a kettle`, `Comment détartrer une bouilloire`.
fn is_instruction(line: &TextLine, text: &str, language: &str) -> bool {
    let lower = line.span.of(text).trim_start_matches(['#', ' ', '*']).to_lowercase();
    let bare = lower.trim_end_matches(|c: char| is_stop(c) || c == ' ');
    let fits = |phrase: &str| match phrase.split_once('=') {
        _ if phrase.starts_with('*') => bare.ends_with(&phrase[1..]),
        Some((first, ending)) => lower.strip_prefix(first).is_some_and(|rest| {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest[..end].ends_with(ending)
        }),
        None => lower.starts_with(phrase),
    };
    let is_title = !line.has_stop || reading_units(&lower) <= INSTRUCTION;
    is_title && phrases_of(INSTRUCTIONS, language).split('|').any(|phrase| !phrase.is_empty() && fits(phrase))
}

/// True for a line with the subject of a mail: `Subject: Office move`.
fn is_subject(line: &TextLine, text: &str) -> bool {
    let name = line.span.of(text).split([':', '：']).next().unwrap_or_default().trim_end();
    name.len() < line.span.end - line.span.start && SUBJECTS.contains(&name.to_lowercase().as_str())
}

fn has_pleasantry<'a>(mut roles: impl Iterator<Item = &'a Role>) -> bool {
    roles.any(|role| role.is_pleasantry)
}

fn by_form(text: &str, lines: &[TextLine]) -> Option<TextKind> {
    if is_manual(text, lines) {
        return Some(TextKind::Readme);
    }
    if is_changelog(text, lines) {
        return Some(TextKind::Changelog);
    }
    if lines.len() < MIN_LINES {
        return is_source(text, lines).then_some(TextKind::Code);
    }
    let part =
        |of: &dyn Fn(&TextLine) -> bool| lines.iter().filter(|line| of(line)).count() as f32 / lines.len() as f32;
    let is_kind = |kind: LineKind| move |line: &TextLine| line.kind == kind;
    let stopped = part(&|line| line.has_stop);
    if part(&is_kind(LineKind::Row)) >= MOST_LINES || are_records(text, lines) {
        return Some(TextKind::Table);
    }
    if part(&is_kind(LineKind::Item)) >= MOST_LINES && stopped < SOME_LINES {
        return Some(TextKind::List);
    }
    if is_documentation(text, lines) {
        return Some(TextKind::Readme);
    }
    if is_source(text, lines) {
        return Some(TextKind::Code);
    }
    if is_legal_text(text) {
        return Some(TextKind::Contract);
    }
    if steps(text, lines) >= MIN_LINES - 1 && stopped >= MANY_LINES {
        // Clauses and items of an agenda have numbers, too.
        return match by_words(text, lines) {
            Some(TextKind::Contract) => None,
            Some(TextKind::Meeting) => Some(TextKind::Meeting),
            _ => Some(TextKind::HowTo),
        };
    }
    if is_conversation(lines) {
        return Some(if by_words(text, lines) == Some(TextKind::Meeting) { TextKind::Meeting } else { TextKind::Chat });
    }
    if part(&is_kind(LineKind::Header)) >= HEADERS {
        return Some(TextKind::Chat);
    }
    if is_thread(text, lines) {
        return Some(TextKind::QuestionAnswer);
    }
    let narrow =
        part(&|line| line.kind == LineKind::Text && !line.is_joined && line.span.end - line.span.start <= VERSE);
    (narrow >= 0.9 && stopped <= MANY_LINES && lines.len() > MIN_LINES).then_some(TextKind::Verse)
}

/// True for documentation: a text in Markdown with code, badges or links and with headings or links, or one in reStructuredText or
/// POD.
fn is_documentation(text: &str, lines: &[TextLine]) -> bool {
    let starts = |kind: LineKind, start: &str| {
        lines.iter().any(|line| line.kind == kind && line.span.of(text).starts_with(start))
    };
    // The `](` of code such as `calls[n](x)` is no link.
    let has_link = || LINKS.iter().any(|link| text.contains(link));
    let has_heading = || lines.iter().any(|line| line.kind == LineKind::Heading) || is_any_underlined(text, lines);
    let has_code = || starts(LineKind::Rule, "```") && (has_heading() || has_link());
    let has_badges = || starts(LineKind::Rule, "[![") || starts(LineKind::Heading, "<h");
    starts(LineKind::Rule, ".. ")
        || starts(LineKind::Heading, "=head")
        || has_code()
        || has_heading() && (has_badges() || has_link())
}

/// How links begin in Markdown.
const LINKS: [&str; 3] = ["](http", "](#", "]: http"];

/// True when a line is underlined as a heading.
fn is_any_underlined(text: &str, lines: &[TextLine]) -> bool {
    lines.windows(2).any(|pair| {
        pair[1].kind == LineKind::Rule && underlined_level(pair[0].span.of(text), pair[1].span.of(text)).is_some()
    })
}

/// True when most lines have a speaker. The by-lines of an article look the same, but most of its text is in other lines.
fn is_conversation(lines: &[TextLine]) -> bool {
    let is_said = |line: &&TextLine| line.kind == LineKind::Field || line.is_turn;
    let bytes = |line: &TextLine| (line.span.end - line.span.start) as f32;
    let said: f32 = lines.iter().filter(is_said).map(bytes).sum();
    lines.iter().filter(is_said).count() as f32 >= MOST_LINES * lines.len() as f32
        && said >= MANY_LINES * lines.iter().map(bytes).sum::<f32>()
}

/// The kind that single lines reveal: a rating that of a review, short questions above their answers that of a list of frequent
/// questions.
fn by_lines(text: &str, lines: &[TextLine]) -> Option<TextKind> {
    let is_rated = |line: &TextLine| is_rating(line.span.of(text), reading_units(line.span.of(text)));
    let ends = || lines.iter().take(RATED_WITHIN).chain(lines.iter().rev().take(RATED_WITHIN));
    let is_named = || lines.len() > 1 && lines.iter().take(TITLE_WITHIN).any(|line| names_review(line, text));
    if ends().any(is_rated) || is_named() || lists_pros_and_cons(text, lines) {
        return Some(TextKind::Review);
    }
    let asks = |line: &TextLine| {
        let content = line.span.of(text);
        content.ends_with(['?', '？', '؟']) && reading_units(content) <= FREQUENT_QUESTION
    };
    let asked = lines.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
    let many = asked >= MIN_QUESTIONS && asked as f32 >= SOME_LINES * lines.len() as f32;
    many.then_some(TextKind::QuestionAnswer)
}

/// Headings above what speaks for something, and above what speaks against it.
const PROS: &str = "pros|the good|what we liked|vorteile|pro|les plus|points forts|ventajas|lo mejor|pregi|vantaggi|prós|pontos positivos|\
    pluspunten|voordelen|plusy|zalety|fördelar|достоинства|плюсы|переваги|artıları|المميزات|优点|良い点|良かった点|장점|फायदे|ưu điểm|kelebihan";
const CONS: &str = "cons|the bad|what we didn't like|nachteile|contra|les moins|points faibles|inconvenientes|desventajas|lo peor|difetti|\
    svantaggi|contras|pontos negativos|minpunten|nadelen|minusy|wady|nackdelar|недостатки|минусы|недоліки|eksileri|العيوب|缺点|悪い点|\
    気になった点|단점|नुकसान|nhược điểm|kekurangan";

/// True when headings divide what speaks for something from what speaks against it: `Pros`, `Cons:`.
fn lists_pros_and_cons(text: &str, lines: &[TextLine]) -> bool {
    let names = |line: &TextLine, names: &str| {
        let content = line.span.of(text);
        let label = content.split([':', '：']).next().unwrap_or_default();
        let is_heading = || label.len() < content.len() || reading_units(content) <= PROS_HEADING_UNITS;
        let bare = || label.trim_matches(|c: char| !is_alphabetic(c)).to_lowercase();
        label.len() <= PROS_HEADING_BYTES && is_heading() && {
            let bare = bare();
            names.split('|').any(|name| name == bare)
        }
    };
    lines.iter().any(|line| names(line, PROS)) && lines.iter().any(|line| names(line, CONS))
}

/// The kind that the roles of the sentences reveal: an interview asks from its first half to its second, and the writer of a
/// review tells of a purchase, or of himself or herself, and names a verdict.
fn by_roles(text: &str, roles: &[Role]) -> Option<TextKind> {
    let asked = |roles: &[Role]| roles.iter().filter(|role| role.asks && !role.is_boilerplate).count();
    let (first, second) = roles.split_at(roles.len() / 2);
    let questions = asked(roles);
    if questions >= MIN_ASKED
        && questions as f32 >= SOME_LINES * roles.len() as f32
        && asked(first) > 0
        && asked(second) > 0
    {
        return Some(TextKind::QuestionAnswer);
    }
    let tells = roles.iter().any(|role| role.is_purchase) && roles.iter().any(|role| role.is_personal);
    (tells && counts(text).iter().any(|&(count, kind)| kind == TextKind::Review && count > 0))
        .then_some(TextKind::Review)
}

/// The signs and words before the numbers of clauses.
const CLAUSES: [&str; 12] =
    ["§", "art.", "article", "artikel", "artículo", "articolo", "artigo", "clause", "статья", "madde", "第", "제"];

/// True when the lines number clauses: `§ 1 Use`, `Article 2. Rent`.
fn has_clauses(text: &str, lines: &[TextLine]) -> bool {
    let numbered = |line: &&TextLine| {
        let start: String = line.span.of(text).chars().take(CLAUSE_START).flat_map(char::to_lowercase).collect();
        let number = CLAUSES.iter().find_map(|sign| start.strip_prefix(sign));
        number.is_some_and(|number| number.trim_start().starts_with(char::is_numeric))
    };
    lines.iter().filter(numbered).count() >= MIN_CLAUSES
}

/// True for a thread of a forum: lines with a name, a date and a time divide it, from the beginning on.
fn is_thread(text: &str, lines: &[TextLine]) -> bool {
    let mut headers =
        lines.iter().enumerate().filter(|(_, line)| is_post_header(line.span.of(text), line)).map(|(n, _)| n);
    let first = headers.next().unwrap_or(lines.len());
    first * FIRST_POST_HEADER < lines.len() && headers.count() + 1 >= MIN_POST_HEADERS
}

/// True for a short line with a name, a date and a time: `deb_h 12 Jul, 10:02`.
fn is_post_header(line: &str, form: &TextLine) -> bool {
    let is_time = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let (hour, minute) = word.split_once([':', '.']).unwrap_or_default();
        (1..=2).contains(&hour.len())
            && minute.len() == 2
            && (hour.to_owned() + minute).bytes().all(|b| b.is_ascii_digit())
    };
    let has_name = || line.split_whitespace().any(|word| word.chars().filter(|&c| is_alphabetic(c)).count() > 2);
    let has_day = || line.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit())).count() > 1;
    !form.has_stop && line.len() <= VERSE && line.split_whitespace().any(is_time) && has_day() && has_name()
}

/// The number of lines that begin with `1.`, `2.` and so on, or with `Step 1`.
fn steps(text: &str, lines: &[TextLine]) -> usize {
    let numbered = |line: &TextLine| {
        let content = line.span.of(text);
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        let dotted = (1..=2).contains(&digits)
            && content[digits..].starts_with(['.', ')'])
            && !content[digits + 1..].starts_with(|c: char| c.is_ascii_digit());
        dotted || content.starts_with("Step ") || content.starts_with("Schritt ") || content.starts_with("Paso ")
    };
    lines.iter().filter(|line| numbered(line)).count()
}

fn by_words(text: &str, lines: &[TextLine]) -> Option<TextKind> {
    let words = if lines.is_empty() { 3 } else { 2 };
    let counts = counts(text);
    let names = |kind: TextKind| counts.iter().any(|&(count, of)| of == kind && count > 0);
    if names(TextKind::Contract) && !names(TextKind::Meeting) && has_clauses(text, lines) {
        return Some(TextKind::Contract);
    }
    let best = counts.iter().max_by_key(|(count, _)| *count)?;
    (best.0 >= words).then_some(best.1)
}

/// The beginning of the text in lower case, and the offsets of its words.
fn beginning(text: &str) -> (String, Vec<usize>) {
    let end = (0..=WINDOW.min(text.len())).rev().find(|&n| text.is_char_boundary(n)).unwrap_or(0);
    let lower = text[..end].to_lowercase();
    let places = word_starts(&lower).collect();
    (lower, places)
}

fn is_legal_text(text: &str) -> bool {
    let (lower, places) = beginning(text);
    is_legal(&lower, &places)
}

/// How many of the words of each kind occur in the text.
fn counts(text: &str) -> Vec<(usize, TextKind)> {
    static KINDS: OnceLock<Vec<(TextKind, Phrases)>> = OnceLock::new();
    let (lower, places) = beginning(text);
    let kinds = KINDS.get_or_init(|| WORDS.iter().map(|&(kind, list)| (kind, Phrases::read(list))).collect());
    kinds.iter().map(|(kind, list)| (list.count_in(&lower, &places), *kind)).collect()
}
