//! Phrases of sentences without content of their own: empty transitions, notes about the text, polite phrases in the
//! middle of mails, expressions of delight in press releases. Written for this project from common knowledge of each
//! language. Lower case, phrases separated by `|`.

use super::cues::Cues;
use crate::script::is_frequent_word;
use crate::script::letters::is_alphanumeric;

/// Phrases anywhere in a short sentence that announce something or agree, without saying what.
pub(super) const EMPTY: &Cues = &[
    (
        "en",
        "not all.|is more to|was more to|there is more|there was more|part of the story|other things, too|more was to come|it was not easy|it wasn't easy|same here|same problem|same issue|same question|me too|any updates?|any news|any luck|any ideas|following this|good question|great question|great point|that is interesting|that's interesting|that's great|very interesting|sounds good|thread closed|thread locked|topic closed|edited for length|edited for clarity|we'll be right back|right after this|after the break|stay tuned|i agree|that's a good|read on|here is why|here's why|here is how|here's how|let me explain|let us see|let's see|let's begin|let's start|let's get started|great to be here|glad to be here|happy to be here|pleasure to be here|good to see you|nice to meet you|that's it!|you're done!",
    ),
    (
        "de",
        "nicht alles.|es gibt noch mehr|es war nicht leicht|es war nicht einfach|geht mir genauso|gleiches problem|dasselbe problem|selbe problem|ich auch.|gute frage|das ist interessant|sehr interessant|thema geschlossen|gleich geht es weiter|sehen sie selbst|das gespräch führte|die fragen stellte|das interview führte|schön, dass sie da|schön, dass du da|schön, hier zu sein|das war's|viel erfolg!|viel spaß!|gutes gelingen|das gespräch wurde gekürzt|das interview wurde gekürzt",
    ),
    (
        "fr",
        "pas tout.|n'est pas fini|ce n'était pas facile|ce n'est pas facile|même problème|même souci|moi aussi|bonne question|c'est intéressant|très intéressant|sujet fermé|sujet clos|je suis d'accord|voyons|propos recueillis|voici pourquoi|voici comment|histoire ne s'arrête pas|ravi d'être|ravie d'être|content d'être ici|heureux d'être ici|et voilà !|bonne chance",
    ),
    (
        "es",
        "no es todo|no fue todo|no era todo|no acaba ahí|no fue fácil|mismo problema|yo también|a mí también|buena pregunta|es interesante|muy interesante|qué interesante|tema cerrado|estoy de acuerdo|veamos|alguna novedad|he aquí|encantado de estar|encantada de estar|un placer estar|eso es todo|mucha suerte",
    ),
    (
        "it",
        "non è tutto|non era tutto|non finisce qui|non è stato facile|stesso problema|anche io|anch'io|buona domanda|bella domanda|è interessante|molto interessante|discussione chiusa|sono d'accordo|vediamo|ecco perché|ecco come|felice di essere qui|un piacere essere|ecco fatto|è tutto!|buon divertimento",
    ),
    (
        "pt",
        "não é tudo|não foi tudo|não para por aí|não foi fácil|mesmo problema|eu também|boa pergunta|é interessante|muito interessante|tópico fechado|concordo|vejamos|alguma novidade|veja como|veja por quê|prazer estar|boa sorte|é só isso",
    ),
    (
        "nl",
        "niet alles.|er is meer|er was meer|het was niet makkelijk|het was niet gemakkelijk|zelfde probleem|ik ook|goede vraag|dat is interessant|heel interessant|topic gesloten|mee eens|fijn om hier|fijn dat je er|fijn dat u er|veel succes|veel plezier",
    ),
    (
        "sv",
        "inte allt.|det finns mer|det var inte lätt|samma problem|jag också|bra fråga|det är intressant|tråden stängd",
    ),
    (
        "pl",
        "nie wszystko.|to nie koniec|nie było łatwo|nie było to łatwe|ten sam problem|ja też|podbijam|dobre pytanie|to ciekawe|bardzo ciekawe|temat zamknięty|zgadzam się|zobaczmy|oto dlaczego|miło mi tu|cieszę się, że tu|powodzenia|to wszystko.",
    ),
    (
        "ru",
        "не всё.|не все.|ещё не конец|это не конец|было непросто|было нелегко|то же самое|такая же проблема|та же проблема|я тоже|ап|хороший вопрос|это интересно|тема закрыта|согласен|согласна|посмотрим|вот почему|вот как|рад быть здесь|рада быть здесь|вот и всё|вот и все|удачи!",
    ),
    (
        "uk",
        "не все.|це не кінець|було непросто|те саме|така ж проблема|я теж|гарне питання|це цікаво|тема закрита|згоден",
    ),
    (
        "tr",
        "hepsi bu değil|bu kadar değil|kolay değildi|kolay olmadı|aynı sorun|bende de|iyi soru|güzel soru|çok ilginç|konu kapalı|katılıyorum|bakalım|burada olmak güzel|işte bu kadar|kolay gelsin",
    ),
    ("ar", "ليس كل شيء|لم يكن الأمر سهلا|نفس المشكلة|أنا أيضا|سؤال جيد|مثير للاهتمام|أوافق|لنرى"),
    ("hi", "सब कुछ नहीं|आसान नहीं था|मेरी भी यही|मुझे भी|अच्छा सवाल|दिलचस्प है|सहमत हूं"),
    (
        "zh",
        "不止如此|不仅如此|还不止|并不是全部|并不容易|同问|我也是|我也一样|同样的问题|好问题|有意思|很有趣|已锁定|帖子已关闭|我同意|顶一下|求助|有人知道|很高兴来到|就这样|祝你好运",
    ),
    (
        "ja",
        "それだけではない|それだけではありません|簡単ではなかった|簡単ではありません|私も同じ|同じ問題|同じ症状|いい質問|興味深い|面白いですね|なるほど|そうですね|そうですか|続きはこの後|聞き手|お招きいただき|お越しいただき|以上です",
    ),
    (
        "ko",
        "그게 다가|그것이 전부|이것이 전부|쉽지 않았|저도요|저도 궁금|저도 같은|저도 그래|같은 문제|좋은 질문|흥미롭|그렇군요|그렇네요|동의합니다|만나서 반갑|초대해 주셔서|이상입니다",
    ),
    ("vi", "chưa phải là tất cả|không dễ dàng|tôi cũng vậy|mình cũng|cùng vấn đề|câu hỏi hay|thú vị"),
    ("id", "bukan itu saja|tidak mudah|saya juga|masalah yang sama|pertanyaan bagus|menarik sekali"),
];

/// Beginnings of notes about the text itself or to its reader, and of polite phrases around the message.
pub(super) const NOTES: &Cues = &[
    (
        "en",
        "hello and welcome|hi and welcome|hi everyone and welcome|good morning and welcome|good evening and welcome|welcome to the show|welcome to the podcast|welcome to another|sorry for the|sorry about the|sorry to|apologies for|excuse the|as per my|i turn now|i now turn|we now turn|turning to|in this section|in the next section|in the following|we thank|we are grateful|the authors declare|the authors thank|do not discard|keep this manual|keep these instructions|save these instructions|retain these|read all|please read|for warranty|for questions|for media|media contact|press contact|specifications are|specifications may|subject to change|we spoke|we talked to|we sat down|today's episode|this episode|don't forget to|do not forget to|please subscribe|before we start|a word from|the interview|this interview|this conversation|this transcript|for immediate|embargoed|press release|this press release|forward-looking|words such as|this e-mail|please consider the|if you have any|should you have any|bon appétit|the remainder of this|the rest of this paper|the rest of this article|the rest of this section|this section describes|this section presents|this chapter describes|for more information|for more details|for further information|enjoy your meal|enjoy!|joined:|posts:|keywords:|we met with|this article is a stub|this article is based|this article about|the authors report no|competing interests:|save these|see page|see section|see chapter|see figure|see below|see above|welcome back|welcome, everyone|this interview was|pull requests|contributions are|contributions welcome|sorry for|sorry i|sorry that|sorry it|sorry about|apologies that|my apologies|forgive the",
    ),
    (
        "de",
        "hallo und herzlich willkommen|hallo und willkommen|herzlich willkommen|entschuldige die|entschuldigen sie die|entschuldigt die|entschuldigung für|sorry für|in diesem abschnitt|wir danken|lesen sie diese|bitte lesen|weitere informationen|nähere informationen|pressekontakt|pressemitteilung|medienkontakt|sperrfrist|abdruck|belegexemplar|technische änderungen|änderungen vorbehalten|wir trafen|wir haben mit|vergesst nicht|vergessen sie nicht|das interview|das gespräch|diese e-mail|bitte denken sie|mitglied seit|beitrag melden|guten appetit|der rest dieser|die autoren danken|die autoren erklären|bewahren sie diese|schlüsselwörter:|dieser artikel ist|dieser artikel basiert|siehe seite|siehe kapitel|siehe abbildung|siehe unten|siehe oben|willkommen zurück|sorry, dass|entschuldige, dass|entschuldigen sie, dass|entschuldigt, dass|tut mir leid|es tut mir leid|lesen sie die|heben sie",
    ),
    (
        "fr",
        "bonjour et bienvenue|bienvenue à tous|bienvenue dans|désolé pour|désolée pour|désolé du|excusez|toutes mes excuses|dans cette section|nous remercions|mots-clés|mots clés|conserver ce|veuillez lire|pour en savoir|contact presse|communiqué de presse|nous avons rencontré|n'oubliez pas|cet entretien|cette interview|ce courriel|cet e-mail|inscrit le|bon appétit|régalez-vous|si vous avez des questions|en cas de question|pour toute question|la suite de cet article|les auteurs remercient|les auteurs déclarent|conservez ce|conservez cette|lisez attentivement|pour plus d'informations|mots-clés :|cet article est une ébauche|voir page|voir la page|voir chapitre|voir ci-dessous|désolé de|désolée de|pardon pour|pardon de|je suis désolé|je suis désolée|merci de lire|veuillez noter que ce",
    ),
    (
        "es",
        "hola y bienvenidos|hola y bienvenidas|bienvenidos a|bienvenidas a|bienvenidos al|perdón por|perdona la|perdone la|disculpe|disculpa|lamento la|en esta sección|agradecemos|palabras clave|guarde estas|lea estas|lea este|lea atentamente|para obtener más|contacto de prensa|nota de prensa|comunicado de prensa|nos reunimos con|hablamos con|no olvides|no olvide|no olviden|esta entrevista|este correo|buen provecho|que aproveche|si tiene alguna|si tienes alguna|te ha gustado|les ha gustado|para cualquier duda|ante cualquier duda|los autores agradecen|los autores declaran|conserve este|conserve estas|para más información|el resto del artículo|este artículo es un esbozo|véase la página|ver página|consulte la página|véase más|véase abajo|perdón que|perdona que|perdone que|siento la|siento el|siento no|lamento el|disculpa por|disculpen",
    ),
    (
        "it",
        "ciao e benvenuti|benvenuti a|benvenuti al|benvenuti in|scusa per|scusa il|scusate|mi scuso|in questa sezione|ringraziamo|parole chiave|si prega di leggere|per maggiori|per ulteriori|ufficio stampa|comunicato stampa|contatto stampa|abbiamo incontrato|non dimenticare|non dimenticate|questa intervista|buon appetito|per qualsiasi|per domande|in caso di domande|gli autori dichiarano|gli autori ringraziano|conservare queste|conservare questo|conservare le|leggere attentamente|leggere le istruzioni|questa voce è|vedere pagina|vedi pagina|vedi sotto|vedere a pagina|scusa se|scusami|scusate se|scusate il|mi dispiace per|mi dispiace di",
    ),
    (
        "pt",
        "olá e bem-vindos|bem-vindos a|bem-vindos ao|desculpe|desculpa|desculpem|peço desculpa|nesta seção|agradecemos|palavras-chave|leia este|leia estas|para obter mais|contato para a imprensa|contacto de imprensa|comunicado de imprensa|para divulgação|não se esqueça|não esqueça|esta entrevista|este e-mail|bom apetite|bom proveito|em caso de dúvida|em caso de dúvidas|qualquer dúvida|se tiver dúvidas|os autores declaram|os autores agradecem|guarde este|guarde estas|para mais informações|este artigo é um esboço|ver página|consulte a página|veja abaixo|desculpe a|desculpa a|desculpe o|desculpa o|desculpem a|sinto muito|lamento a",
    ),
    (
        "nl",
        "hallo en welkom|welkom bij|sorry voor|excuses voor|mijn excuses|in deze paragraaf|wij danken|trefwoorden|bewaar deze|lees deze|lees dit|perscontact|persbericht|noot voor de redactie|we spraken|wij spraken|vergeet niet|dit interview|dit gesprek|deze e-mail|lid sinds|eet smakelijk|mocht je|mocht u|mochten er|heb je vragen|heeft u vragen|bij vragen|de rest van dit artikel|de auteurs verklaren|voor meer informatie|dit artikel is een beginnetje|zie pagina|zie hoofdstuk|zie hieronder|welkom terug|sorry dat|het spijt me|excuses dat|mijn excuses dat",
    ),
    (
        "pl",
        "witajcie w|witam w|witamy w|przepraszam za|przepraszamy za|w tym rozdziale|w tej sekcji|dziękujemy|słowa kluczowe|proszę przeczytać|więcej informacji|kontakt dla mediów|informacja prasowa|rozmawiamy z|nie zapomnij|nie zapomnijcie|ten wywiad|ta wiadomość|smacznego|w razie pytań|jeśli masz pytania|jeśli mają państwo|autorzy oświadczają|zachowaj instrukcję|zachowaj tę|przeczytaj instrukcję|przeczytaj całą|patrz strona|zob. str|przepraszam, że|wybacz|wybaczcie|sorry za",
    ),
    (
        "ru",
        "добро пожаловать|здравствуйте, это|извините за|простите за|прошу прощения|в этом разделе|в этой главе|мы благодарим|благодарим|ключевые слова|внимательно прочитайте|подробная информация|дополнительная информация|контакты для|пресс-релиз|мы встретились|мы поговорили|не забудьте|не забывайте|это интервью|это письмо|приятного аппетита|если у вас|если возникнут|по всем вопросам|в случае вопросов|кто-нибудь|беседовал|беседовала|помогите|авторы заявляют|сохраните эту|сохраните инструкцию|прочитайте инструкцию|эта статья является|это заготовка|см. стр|см. раздел|см. ниже|смотрите стр|извини за|прости за|извините, что|извини, что|прости, что|простите, что",
    ),
    (
        "uk",
        "вибачте за|перепрошую|у цьому розділі|ключові слова|контакти для|пресреліз|не забудьте|цей лист|смачного|якщо у вас|якщо виникнуть|автори заявляють|прочитайте інструкцію|вибач за|вибач, що|вибачте, що",
    ),
    (
        "tr",
        "geç cevap|geç yanıt|kusura bakma|kusura bakmayın|özür dilerim|bu bölümde|anahtar kelimeler|bu kılavuzu|daha fazla bilgi|ayrıntılı bilgi|basın iletişim|basın bülteni|unutmayın|bu röportaj|bu e-posta|üyelik tarihi|afiyet olsun|sorularınız|herhangi bir sorunuz|tarifi beğendiyseniz|beğendiyseniz|yazarlar teşekkür|bkz. sayfa|sayfaya bakın|özür dileriz|kusura bakmayın|geciktiğim için|geç yazdığım",
    ),
    (
        "ar",
        "آسف على|نعتذر|أعتذر|عذرا على|في هذا القسم|الكلمات المفتاحية|يرجى قراءة|لمزيد من|بيان صحفي|للتواصل الإعلامي|لا تنسوا|لا تنس|هذا البريد|تاريخ التسجيل|بالهناء والشفاء|إذا كان لديكم|إذا كانت لديك|لا تتردد|لا تترددوا|لا تترددي|احتفظ بهذا|اقرأ التعليمات|لمزيد من المعلومات",
    ),
    (
        "hi",
        "देरी के लिए|क्षमा करें|माफ़ कीजिए|इस खंड में|मुख्य शब्द|कृपया पढ़ें|अधिक जानकारी|प्रेस विज्ञप्ति|मत भूलिए|न भूलें|यह ईमेल|यदि आपके|अगर आपके कोई",
    ),
    (
        "zh",
        "抱歉|不好意思|对不起|本文其余|感谢|作者声明|关键词|请保留|请妥善|请仔细阅读|更多信息|详情请|如有疑问|如有任何|如果您有任何|媒体联系|新闻稿|本次采访|不要忘记|别忘了|本邮件|注册时间|采访：|材料：|本条目是|分类：|关键词：|参见第|详见第|见第",
    ),
    (
        "ja",
        "お返事が遅く|返信が遅く|ご連絡が遅く|遅くなり|申し訳|謝辞|キーワード|この説明書|取扱説明書|詳しくは|詳細は|ご不明な点|ご不明の点|ご質問|何かございましたら|報道関係|プレスリリース|お問い合わせ|本メール|お好みで|いかがでしたか|いかがでしょうか|レシピを保存|チャンネル登録|お忘れなく|本日はお|本日はよろ|本書は大切|キーワード：",
    ),
    (
        "ko",
        "답장이 늦|늦어서|죄송|이 설명서|자세한|궁금한|질문이 있|보도자료|보도 자료|언론 문의|잊지 마|이 메일|본 메일|가입일|맛있게|질문있|아시는 분|문의:|재료:|키워드:|저자들은 감사|쪽을 참조",
    ),
    (
        "vi",
        "xin lỗi|trong phần này|vui lòng đọc|để biết thêm|liên hệ báo chí|thông cáo báo chí|đừng quên|email này|chúc ngon miệng|nếu bạn có|mọi thắc mắc",
    ),
    (
        "id",
        "maaf|mohon maaf|pada bagian ini|untuk informasi|kontak media|siaran pers|jangan lupa|email ini|selamat menikmati|jika ada pertanyaan|apabila ada",
    ),
];

/// Empty phrases that people say in press releases: in quotation marks, in a short sentence.
pub(super) const ENTHUSIASM: &Cues = &[
    (
        "en",
        "excited|thrilled|delighted|proud|pleased|honoured|honored|grateful|journey|milestone|historic|look forward|looking forward|can't wait|hearts go out|great day|very happy|so happy",
    ),
    ("de", "freuen uns|freue mich|stolz|begeistert|glücklich|dankbar|meilenstein|historisch|großer tag"),
    ("fr", "fierté|fier|fiers|fière|fières|heureux|heureuse|ravi|ravis|ravie|honneur|historique|enchanté|grande joie"),
    (
        "es",
        "orgullo|orgullosos|orgulloso|orgullosa|encantados|felices|contentos|ilusionados|honor|histórico|alegría|hito",
    ),
    ("it", "orgogliosi|orgoglioso|orgogliosa|orgoglio|felici|lieti|entusiasti|onore|storico|gioia|traguardo"),
    ("pt", "orgulho|orgulhosos|orgulhoso|felizes|animados|entusiasmados|honra|histórico|alegria|marco"),
    ("nl", "trots|blij|verheugd|enthousiast|mijlpaal|historisch|dankbaar"),
    ("pl", "dumni|dumny|dumna|cieszymy się|szczęśliwi|zachwyceni|zaszczyt|historyczny|przełom"),
    ("ru", "рады|гордимся|горды|счастливы|исторический|историческое|честь|гордость"),
    ("tr", "gurur|gururlu|mutluyuz|mutluluk|heyecanlıyız|heyecan|onur|tarihi"),
    ("ar", "فخور|فخورون|سعداء|سعيد|يسرنا|شرف|تاريخي"),
    ("zh", "高兴|自豪|激动|荣幸|里程碑|历史性"),
    ("ja", "嬉しく|うれしく|光栄|誇り|喜ばしい|楽しみに"),
    ("ko", "기쁘|자랑스|영광|설레|뜻깊"),
];

/// True when all words of the sentence (lower case) are function words of the language.
pub(super) fn is_without_content(lower: &str, language: &str) -> bool {
    let mut words = lower.split(|c| !is_alphanumeric(c) && c != '\'').filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| is_frequent_word(language, word))
}
