//! Notices that web pages, mails and minutes put around a text, and openings that lead up to it. Common knowledge of each
//! language, written for this project. Lower case, phrases separated by `|`.

use super::cues::Cues;

/// Beginnings of notices: of encyclopedias and forums, shops, newsletters, newspapers and minutes.
pub(super) const NOTICES: &Cues = &[
    (
        "en",
        "image caption|image source|media caption|file photo|not to be confused|for other uses|from wikipedia|from the free|this page was last|this topic was|this topic is|this thread was|this thread is|you must log in|you must be logged|log in to|sign in to|we may earn|we may receive|we earn|our writers|our editors|our experts|prices correct|prices accurate|this article contains affiliate|this page contains affiliate|this site uses|we use cookies|by continuing|by clicking|by subscribing|have you been affected|email us|send your|what do you think|do you agree|got a tip|sign up for|join the conversation|save this recipe|print this|pin it|tag me|rate this|did you make|did this help|this answer was|this post was|last edited|quote reply|the meeting opened|the meeting was opened|the chair opened|the chair welcomed|the chairman opened|the minutes of the last|the minutes of the previous|minutes of the last|minutes of the previous|apologies were|there being no|there was no other|no other business|any other business|next meeting:|date of next|we hope you|we hope that you|we hope this|we hope everyone|i hope everyone|i hope that you|until next|names have been|terms and conditions|images are for|product images|this entry was|categories:|this list is incomplete|you can help|please help improve|this section needs|this section does not|learn how and when|received:|accepted:|corresponding author|conflict of interest|conflicts of interest|the author declares|funding:|this article needs|this article has|this article may|this article possibly|this article relies|this article includes|this section may|this section relies|the neutrality of|parts of this article|this is a good article|this is a featured|coordinates:|pronunciation:|please note that this|do you have|have you tried|did you know|are you|we are an equal|no agencies|no recruiters|apply now|how to apply|similar jobs|refer to section|refer to the manual|as described in|as explained in|as mentioned in|as noted in|details are given|details can be found|more on that|more about that|i turn next|let us now turn|we now turn to|the paper is organised|the paper is organized|this story has been|this article has been|this story was",
    ),
    (
        "de",
        "bildunterschrift|aus wikipedia|dieser artikel behandelt|dieser artikel beschreibt|nicht zu verwechseln|zu anderen bedeutungen|weitere bedeutungen|diese seite wurde zuletzt|dieses thema wurde|dieser thread|affiliate|mit einem kauf|wenn sie über diese links|preise können|diese website verwendet|wir verwenden cookies|mit der anmeldung|was meinen sie|was meinst du|was denkt ihr|hat ihnen dieser|hat dir dieser|hat ihnen der|teilen sie|dann teilen|das könnte sie|das könnte dich|diese rezension|ich hoffe, meine|ich hoffe, ihr|wir hoffen, sie|wir hoffen, ihr|die sitzung wird eröffnet|die sitzung wurde eröffnet|die vorsitzende eröffnet|der vorsitzende eröffnet|die versammlung wird eröffnet|das protokoll der letzten|nächste sitzung|nächster termin|die überschriften|bis zum nächsten|kategorien:|kategorie:|eingegangen:|sie erhalten diese|sie erhalten diesen|abbildung ähnlich|abbildungen ähnlich|haben sie einen fehler|in diesem artikel|dieser artikel oder|dieser artikel bedarf|dieser artikel wurde|die neutralität|dieser abschnitt|koordinaten:|heben sie die|heben sie diese|falls diese e-mail|wenn diese e-mail|jetzt bewerben|ähnliche stellen|haben sie|hast du|kennen sie|kennst du|wie alle arzneimittel|wie alle medikamente|siehe abschnitt|siehe auch abschnitt|näheres in|näheres siehe|näheres finden|einzelheiten finden|einzelheiten siehe|mehr dazu in|wie in abschnitt|wie oben|vgl.|dieser artikel erschien|dieser text erschien|sie müssen sich anmelden, um|sie müssen angemeldet|sie müssen eingeloggt|du musst dich anmelden, um|du musst angemeldet|du musst eingeloggt|zuletzt bearbeitet|zuletzt geändert",
    ),
    (
        "fr",
        "légende|un article de wikipédia|de wikipédia|ne pas confondre|ne doit pas être confondu|pour les articles homonymes|pour l'article homonyme|pour les autres significations|la dernière modification|dernière modification|ce sujet a été|ce sujet est|connectez-vous|liens affiliés|cet article contient des liens|ce site utilise|en poursuivant|en vous inscrivant|qu'en pensez-vous|et vous, qu'en|cet article vous a|cet avis est|nous espérons que vous|la séance est ouverte|la séance a été ouverte|la réunion est ouverte|la présidente ouvre|le président ouvre|le procès-verbal de la dernière|le procès-verbal de la précédente|le compte rendu de la dernière|plus rien n'étant|l'ordre du jour étant|prochaine réunion|prochaine séance|prochaine assemblée|date de la prochaine|les titres des|catégories :|catégorie :|photos non contractuelles|photo non contractuelle|vous recevez cet|vous recevez ce|en attendant, bonne|reçu le|vous aimerez|cet article ne cite|cet article a besoin|cet article doit|cet article est|cette section|la neutralité|vous pouvez partager|coordonnées :|vous rêvez|vous cherchez|vous aimez|avez-vous|connaissez-vous|postulez|offres similaires|si cet e-mail|si ce message|comme tous les médicaments|vous ne trouvez|voir section|voir la section|voir aussi la section|se reporter|pour plus de détails|comme indiqué dans|comme indiqué ci-dessus|nous y reviendrons|cet article est paru|cet article a été|vous devez être connecté|vous devez être inscrit",
    ),
    (
        "es",
        "pie de foto|de wikipedia|no debe confundirse|no confundir|para otros usos|esta página se editó|este tema ha sido|este tema se|este tema fue|debes iniciar|debe iniciar|enlaces de afiliado|este artículo contiene enlaces|este sitio utiliza|utilizamos cookies|al suscribirte|al continuar|qué opinas|qué opináis|y tú, qué|esta opinión|esta reseña|esperamos que|se abre la sesión|la sesión se abrió|la presidenta abre|el presidente abre|se aprueba el acta|el acta de la|sin más asuntos|no habiendo más|próxima reunión|próxima sesión|los títulos de|categorías:|categoría:|imágenes no contractuales|las imágenes son|recibes este|recibe este|revisado por|este artículo no sustituye|este contenido|si está interesado|recibido:|aceptado:|este artículo o sección|este artículo necesita|este artículo requiere|este aviso|uso de este aviso|la neutralidad|coordenadas:|buscas|busca usted|sabías que|sabía que|ofertas similares|inscríbete|si no ves|si no puedes ver|si no visualiza|al igual que todos los medicamentos|véase la sección|véase sección|ver la sección|consulte la sección|para más detalles|como se indica en|volveremos sobre|este artículo se publicó|este artículo fue|editado por última vez|última edición",
    ),
    (
        "it",
        "didascalia|da wikipedia|disambiguazione|non confondere|non deve essere confuso|se stai cercando|questa pagina è stata|questa discussione è|devi accedere|devi effettuare|link di affiliazione|questo articolo contiene link|questo sito|utilizziamo i cookie|iscrivendoti|cosa ne pensi|che ne pensi|che ne pensate|cosa ne pensate|ti è piaciuto|vi è piaciuto|speriamo che|la seduta è aperta|la seduta ha inizio|il presidente apre|la presidente apre|il verbale della|si approva il verbale|non essendovi altro|null'altro essendovi|prossima riunione|prossima seduta|i titoli degli|categorie:|categoria:|le immagini sono|ricevi questa|portale|altri progetti|rispetta l'ambiente|ricevuto il|questa voce o sezione|questa sezione|la neutralità|coordinate:|cerchi|stai cercando|sapevi che|lo sapevi|candidati|offerte simili|se non visualizzi|se non riesci a|come tutti i medicinali|vedere la sezione|vedi la sezione|si veda la sezione|per maggiori dettagli|come indicato nella|torneremo su|questo articolo è stato|ultima modifica",
    ),
    (
        "pt",
        "legenda|da wikipédia|não confundir|nota: para|para outros significados|esta página foi editada|este tópico foi|este tópico está|links de afiliados|este artigo contém links|este site|utilizamos cookies|ao continuar|ao se inscrever|o que você achou|o que você acha|o que achou|gostou|esta opinião|esta avaliação|esperamos que|esperamos recebê|a sessão foi aberta|a reunião foi aberta|o presidente abriu|a presidente abriu|a ata da|nada mais havendo|próxima reunião|os títulos das|categorias:|categoria:|imagens meramente|imagens ilustrativas|você recebeu este|você está recebendo|este conteúdo|recebido em|esta página ou seção|esta página cita|este artigo não cita|este artigo carece|este artigo precisa|esta seção|por favor, melhore|coordenadas:|você sabia|sabia que|você procura|está procurando|vagas semelhantes|candidate-se|caso não consiga|como todos os medicamentos|ver secção|ver a secção|veja a seção|consulte a seção|consulte a secção|para mais detalhes|como indicado na|voltaremos a|este artigo foi|você precisa estar logado|você precisa fazer login|você deve fazer login|se você não consegue visualizar|editado pela última vez|última edição",
    ),
    (
        "nl",
        "bijschrift|uit wikipedia|niet te verwarren|zie voor andere|voor andere betekenissen|deze pagina is voor het laatst|deze pagina is het laatst|dit onderwerp is|je moet ingelogd|u moet ingelogd|affiliate|dit artikel bevat|deze website gebruikt|wij gebruiken cookies|door je aan te melden|wat vind jij|wat vindt u|vond je dit|vond u dit|we hopen dat|wij hopen dat|de voorzitter opent|de vergadering wordt geopend|de vergadering werd geopend|de notulen van|volgende vergadering|de kopjes|categorieën:|categorie:|je ontvangt deze|u ontvangt deze|reageren kan|dit artikel of|dit artikel is|de neutraliteit|deze sectie|coördinaten:|ben jij|ben je|bent u|wist je|wist u|zoek je|vergelijkbare vacatures|solliciteer|als deze e-mail|wordt deze e-mail|zoals elk geneesmiddel|zie paragraaf|zie hoofdstuk|zie ook hoofdstuk|zie rubriek|meer hierover|zoals beschreven in|dit artikel verscheen|laatst gewijzigd|laatst bewerkt",
    ),
    (
        "sv",
        "bildtext|från wikipedia|ej att förväxla|för andra betydelser|sidan redigerades|denna tråd|du måste logga|vi använder cookies|vad tycker du|vi hoppas att|ordföranden öppnade|mötet öppnades|mötet avslutades|föregående protokoll|nästa möte|kategorier:|du får detta|den här artikeln|artikeln behöver|koordinater:|visste du|är du|söker du|liknande jobb|om du inte ser|liksom alla läkemedel|se avsnitt|se även avsnitt|se kapitel|mer om detta|som beskrivs i",
    ),
    (
        "pl",
        "podpis pod|z wikipedii|nie mylić|ten artykuł dotyczy|ten artykuł od|inne znaczenia|tę stronę ostatnio|ostatnio edytowano|temat zamknięty|temat do zamknięcia|ten temat|musisz się zalogować|linki afiliacyjne|ta strona używa|strona korzysta|co o tym|a wy, co|mamy nadzieję|przewodniczący otworzył|przewodnicząca otworzyła|zebranie otworzył|protokół z poprzedniego|następne zebranie|następne posiedzenie|kategorie:|kategoria:|zdjęcia mają|otrzymujesz tę|otrzymujesz ten|ten artykuł wymaga|powered by|w tym artykule|ten artykuł należy|ta sekcja|ten artykuł lub|neutralność|współrzędne:|czy wiesz|szukasz|podobne oferty|aplikuj|jeśli ta wiadomość|jeżeli ta wiadomość|jak każdy lek|patrz punkt|patrz rozdział|patrz strona|zob. punkt|więcej na ten temat|jak opisano w|szczegóły w",
    ),
    (
        "ru",
        "подпись к|материал из википедии|не следует путать|не путать|у этого термина|о других значениях|эта страница в последний|последнее изменение|тема закрыта|эта тема|необходимо войти|этот сайт|мы используем|нажимая|что вы думаете|а что думаете|а как вы|надеюсь, мой|надеемся, что|надеюсь, что|заседание открыл|собрание открыл|протокол предыдущего|протокол прошлого|следующее заседание|следующее собрание|категории:|категория:|изображения|вы получили это|если вы нашли|если вы заметили|нашли опечатку|заметили ошибку|нашли ошибку|ответ магазина|поступила в редакцию|текущая версия|стабильная версия|в этой статье не|в статье не хватает|эту статью|эта статья|в этом разделе|нейтральность|координаты:|знаете ли|вы знали|ищете|похожие вакансии|откликнуться|если письмо|если это письмо|если вы не видите|как и все лекарств|подобно всем лекарств|см. раздел|см. также раздел|см. главу|см. стр|подробнее см|подробности в|как указано в|как описано в|вы должны войти|вы должны авторизоваться|последний раз редактировалось",
    ),
    (
        "uk",
        "підпис|матеріал з вікіпедії|не плутати|не слід плутати|цю сторінку востаннє|тема закрита|ця тема|цей сайт|ми використовуємо|що ви думаєте|сподіваємося|засідання відкрив|протокол попереднього|наступне засідання|категорії:|категорія:|ви отримали|якщо ви знайшли|якщо ви помітили|помітили помилку|знайшли помилку|приєднуйтесь|приєднуйтеся|поточна версія|стабільна версія|ця стаття|цю статтю|у цій статті|координати:|чи знаєте|шукаєте|схожі вакансії|якщо цей лист|як і всі лік|див. розділ|див. також розділ|див. стор|детальніше див|як зазначено в|ви повинні увійти",
    ),
    (
        "tr",
        "vikipedi, özgür|ile karıştırılmamalıdır|başlığın diğer|bu sayfa en son|bu konu|giriş yapmalısınız|bu site|çerez|siz ne düşünüyorsunuz|sizce|umarız|toplantı açıldı|toplantıyı başkan|önceki tutanak|bir sonraki toplantı|gelecek toplantı|kategoriler:|kategori:|görseller temsili|ürün görselleri|bu e-postayı|bu ürüne bakanlar|bu maddenin|bu maddedeki|koordinatlar:|biliyor muydunuz|arıyor musunuz|benzer ilanlar|bu e-postayı görüntüle|eğer bu e-posta|tüm ilaçlar gibi|bkz.|bakınız bölüm|ayrıntılar için|daha fazla bilgi için|bölümüne bakınız",
    ),
    (
        "ar",
        "من ويكيبيديا|لا يجب الخلط|لا ينبغي الخلط|آخر تعديل|هذا الموضوع مغلق|يجب تسجيل|يستخدم هذا الموقع|ما رأيك|ما رأيكم|نأمل أن|افتتح الاجتماع|افتتحت الجلسة|محضر الاجتماع السابق|الاجتماع القادم|تصنيفات:|تصنيف:|وصلتك هذه|حضر الافتتاح|وحضر الافتتاح|هذه المقالة|هذا المقال بحاجة|تحتاج هذه|يفتقر محتوى|إحداثيات|هل تعلم|هل تبحث|وظائف مشابهة|إذا لم تظهر|مثل جميع الأدوية|انظر القسم|راجع القسم|لمزيد من التفاصيل|للمزيد من المعلومات|كما هو موضح في",
    ),
    (
        "hi",
        "विकिपीडिया से|मुक्त ज्ञानकोश|इस पृष्ठ का|यह विषय|लॉग इन|यह साइट|आप क्या सोचते|हमें उम्मीद|बैठक शुरू|पिछली बैठक|अगली बैठक|श्रेणियाँ:|श्रेणी:|ताजा खबरों|ताज़ा खबरों|इस लेख|यह लेख|निर्देशांक|क्या आप जानते|क्या आपको|इसी तरह की नौकरियां",
    ),
    (
        "zh",
        "维基百科，自由|维基百科,自由|自由的百科|本页面最后|本页最后|此主题已|本帖已|您需要登录|请登录|本网站使用|你怎么看|您怎么看|大家怎么看|希望对你|希望本文|如果觉得|喜欢的话|喜欢请|会议开始|主持人宣布|上次会议|下次会议|分类:|分类：|图片仅供|您收到此|版权声明|本文为原创|本文结构|本文的结构|收稿日期|通讯作者|通信作者|废话不多说|话不多说|我是|此条目|本条目|此條目|本條目|此章节|坐标：|你知道吗|您知道吗|如果您无法|如邮件无法|相似职位|上一篇|下一篇|参见第|详见第|见第|详见|如上所述|如前所述",
    ),
    (
        "ja",
        "出典: フリー|フリー百科事典|この項目では|曖昧さ回避|最終更新|このスレッドは|このトピックは|ログインして|会員登録|当サイト|いかがでし|皆さんはどう|あなたはどう|参考になれば|開会|前回の議事|次回の会議|次回会議|カテゴリ:|カテゴリ：|画像はイメージ|写真はイメージ|※このメール|このメール|※本メール|※画像|標題の件|表題の件|さて、標題|さて、表題|取り急ぎ|本論文の構成|この記事は|この記事には|この節|出典がまったく|出典は列挙|座標:|座標：|ご存じですか|ご存知ですか|類似の求人|このメールが|報道関係者|関係各位|詳しくは|詳細は|上記の通り|前述の通り|下記をご覧|以下をご覧",
    ),
    (
        "ko",
        "위키백과, 우리|우리 모두의 백과|혼동하지|다른 뜻에|이 문서는|이 문서의|마지막으로 편집|이 글은 잠|로그인|이 사이트|여러분은 어떻게|여러분의 생각|도움이 되셨|도움이 되었|도움이 되길|회의를 시작|개회|지난 회의|다음 회의|분류:|이미지는|이 메일은|본 메일은|채택된 답변|기자의 다른|이 문단|이 문서에|좌표:|알고 계|알고 있|비슷한 채용|이 메일이|메일이 보이지|다른 의약품|모든 의약품|자세한 내용은|자세한 사항은|앞서 설명한|위에서 설명한",
    ),
    (
        "vi",
        "bách khoa toàn thư|đừng nhầm|trang này được|chủ đề này|bạn phải đăng nhập|trang web này|bạn nghĩ gì|bạn nghĩ sao|hy vọng|cuộc họp bắt đầu|biên bản cuộc họp|cuộc họp tiếp theo|thể loại:|hình ảnh chỉ|bài này|bài viết này cần|tọa độ|bạn có biết|bạn đang tìm|việc làm tương tự|nếu bạn không",
    ),
    (
        "id",
        "dari wikipedia|jangan dikelirukan|untuk kegunaan lain|halaman ini terakhir|topik ini|anda harus masuk|situs ini|bagaimana menurut|apa pendapat|rapat dibuka|notulen rapat|rapat berikutnya|kategori:|gambar hanya|artikel ini|koordinat:|tahukah|apakah anda|lowongan serupa|jika anda tidak dapat",
    ),
];

/// Phrases anywhere in a short sentence that makes conversation: it announces a message, counts readers or wonders at the
/// time.
pub(super) const SMALL_TALK: &Cues = &[
    (
        "en",
        "i am writing|i'm writing|just a quick|a quick one|quick note|quick update|found this helpful|found this review|found this useful|can you believe|where does the time|time flies|how time|as you know|as you may know|you know how|a discussion followed|discussion followed|was discussed at length|discussion took place|were agreed|were approved|was approved as|my two cents|two pence|hope that helps|hope this helps|it happens|don't panic|do not panic|no worries|picture this|but here's|so far, so good|long story short|needless to say|believe me|trust me|you are a star|you're a star|you're the best|saved my day|saved my life|i'm new here|i am new here|first post|exciting times|big news|good news|bad news",
    ),
    (
        "de",
        "ich schreibe|ich melde mich|kurze info|kurze nachricht|fanden diese|fand diese|wie die zeit|die zeit vergeht|wie sie wissen|wie ihr wisst|wie du weißt|es folgt eine|keine angst|keine sorge|kinderleicht|hoffe, das hilft|bin neu hier|viel ist passiert|was will man mehr|was soll ich sagen|dazu später|mehr dazu|tolle neuigkeiten|gute nachrichten|liegt hinter uns|liegt wieder hinter|neigt sich dem ende|eine diskussion|nach kurzer diskussion",
    ),
    (
        "fr",
        "je vous écris|je t'écris|je me permets|un petit mot|juste un mot|comme vous le savez|comme tu sais|le temps passe|une discussion|un débat s'engage|débat s'engage|discussion s'engage|est approuvé|pas de panique|rien de plus simple|en espérant|suis nouveau|suis nouvelle|bonne nouvelle|grande nouvelle|ont trouvé cet avis|est derrière nous|touche à sa fin",
    ),
    (
        "es",
        "te escribo|le escribo|os escribo|les escribo|me pongo en contacto|unas líneas|como sabes|como saben|como sabéis|ya sabes|cómo pasa el tiempo|el tiempo vuela|se abre un debate|se inicia un debate|no te preocupes|no se preocupe|es muy fácil|espero que sirva|espero haber|soy nuevo|soy nueva|buenas noticias|gran noticia|personas encontraron|les resultó útil|toca a su fin|ha quedado atrás|perdona la",
    ),
    (
        "it",
        "ti scrivo|vi scrivo|le scrivo|due righe|come sapete|come sai|come vola|il tempo vola|segue una discussione|si apre una discussione|nessun problema|niente paura|spero sia utile|spero di essere|sono nuovo|sono nuova|buone notizie|grandi novità|hanno trovato utile|è alle spalle|sta per finire|volge al termine",
    ),
    (
        "pt",
        "escrevo-lhe|escrevo para|te escrevo|só um recado|como sabem|como você sabe|como vocês sabem|o tempo voa|como o tempo|segue-se uma discussão|não se preocupe|sem pânico|espero ter ajudado|sou novo|sou nova|boas notícias|boa notícia|acharam isso útil|consideraram útil|ficou para trás|chega ao fim",
    ),
    (
        "nl",
        "ik schrijf|even een|kort bericht|zoals je weet|zoals u weet|zoals jullie weten|vliegt de tijd|de tijd vliegt|de tijd gaat|er volgt een discussie|geen paniek|maak je geen|iedereen kan het|hoop dat dit helpt|ben nieuw|goed nieuws|groot nieuws|vonden dit|ligt achter ons|loopt ten einde|loopt op zijn einde",
    ),
    (
        "sv",
        "jag skriver|bara en kort|som ni vet|som du vet|tiden går|vad tiden|en diskussion följde|ingen panik|hoppas det hjälper|är ny här|goda nyheter|ligger bakom oss|går mot sitt slut",
    ),
    (
        "pl",
        "piszę w sprawie|piszę do|krótka informacja|jak wiecie|jak wiesz|jak ten czas|czas leci|wywiązała się dyskusja|odbyła się dyskusja|bez paniki|nie martw się|mam nadzieję, że pomog|jestem nowy|jestem nowa|dobra wiadomość|dobre wieści|uznało to za|dobiega końca|mam to samo|z góry dzięki|z góry dziękuję",
    ),
    (
        "ru",
        "пишу вам|пишу тебе|пишу по поводу|хочу сообщить|как вы знаете|как вам известно|как летит время|время летит|состоялось обсуждение|началось обсуждение|без паники|не волнуйтесь|надеюсь, поможет|надеюсь, помог|я новичок|хорошая новость|хорошие новости|отличные новости|сочли полезным|подходит к концу|что тут скажешь|что и говорить",
    ),
    (
        "uk",
        "пишу вам|як ви знаєте|час летить|відбулося обговорення|без паніки|не хвилюйтеся|я новачок|гарна новина|гарні новини|добігає кінця",
    ),
    (
        "tr",
        "size yazıyorum|yazıyorum|bildiğiniz gibi|bildiğiniz üzere|zaman ne çabuk|zaman uçup|tartışma yapıldı|görüşüldü|merak etmeyin|panik yapmayın|umarım yardımcı|yeniyim|iyi haber|güzel haber|faydalı buldu|geride kaldı|geride bıraktık|sona eriyor",
    ),
    (
        "ar",
        "أكتب إليك|أكتب إليكم|أود أن|كما تعلم|كما تعلمون|الوقت يمر|جرت مناقشة|لا تقلق|لا داعي للقلق|أنا جديد|خبر سار|أخبار سارة|وجدوا هذا مفيدا",
    ),
    ("hi", "आपको लिख रहा|आपको लिख रही|जैसा कि आप जानते|समय कितनी|चर्चा हुई|चिंता न करें|घबराएं नहीं|नया हूं|अच्छी खबर"),
    (
        "zh",
        "写信给|给您写信|众所周知|大家都知道|时间过得|进行了讨论|展开讨论|不用担心|别担心|希望能帮到|我是新人|新手求|好消息|觉得有用|又见面",
    ),
    (
        "ja",
        "ご連絡いたします|ご連絡します|ご連絡差し上げ|お知らせいたします|の件です|と申します|事務局の|ご存じのとおり|ご存知のとおり|早いもので|意見交換が|議論が行われ|ご安心|心配いりません|参考になれば|新参者|朗報|お過ごしでしょうか",
    ),
    (
        "ko",
        "연락드립니다|메일 드립니다|알려드립니다|아시다시피|시간이 빠르|시간이 참|논의가 있었|토론이 있었|걱정하지 마|걱정 마|도움이 되길|처음입니다|신입입니다|좋은 소식|기쁜 소식|도움이 됐",
    ),
    (
        "vi",
        "tôi viết|em viết|như bạn biết|thời gian trôi|đã thảo luận|đừng lo|hy vọng giúp|mình mới|tin vui|thấy hữu ích",
    ),
    (
        "id",
        "saya menulis|seperti anda ketahui|waktu berlalu|terjadi diskusi|jangan khawatir|semoga membantu|saya baru|kabar baik|merasa ini membantu",
    ),
];

/// Beginnings of sentences that state common knowledge before the text comes to its subject.
pub(super) const BACKGROUND: &Cues = &[
    (
        "en",
        "in recent years|in recent decades|in the last few|in the past few|over the past|over the last|it is well known|it is widely|it is generally|as is well known|as everyone knows|everybody knows|everyone knows|there is growing|there has been a growing|has become increasingly|since time immemorial|once upon a time|when i was|let me start|picture this|imagine",
    ),
    (
        "de",
        "in den letzten jahren|in den vergangenen jahren|in jüngster zeit|es ist bekannt|bekanntlich|bekanntermaßen|wie allgemein bekannt|jeder weiß|jeder kennt|seit jeher|stellen sie sich|stell dir|als ich klein|als kind",
    ),
    (
        "fr",
        "ces dernières années|au cours des dernières|depuis quelques années|il est bien connu|on sait que|chacun sait|tout le monde sait|depuis toujours|imaginez|quand j'étais",
    ),
    (
        "es",
        "en los últimos años|en las últimas décadas|es bien sabido|como es sabido|todo el mundo sabe|todos sabemos|desde siempre|imagina|imagine|cuando era",
    ),
    (
        "it",
        "negli ultimi anni|negli ultimi decenni|è noto che|è ben noto|come è noto|com'è noto|tutti sanno|da sempre|immaginate|immagina|quando ero",
    ),
    (
        "pt",
        "nos últimos anos|nas últimas décadas|é sabido|como se sabe|é bem conhecido|todo mundo sabe|todos sabem|desde sempre|imagine|quando eu era",
    ),
    (
        "nl",
        "de laatste jaren|de afgelopen jaren|het is bekend|zoals bekend|iedereen weet|iedereen kent|stel je voor|stelt u zich|toen ik klein",
    ),
    ("sv", "under de senaste|de senaste åren|det är välkänt|som bekant|alla vet|tänk dig|när jag var"),
    (
        "pl",
        "w ostatnich latach|w ostatnim czasie|jak wiadomo|powszechnie wiadomo|wszyscy wiedzą|każdy wie|od zawsze|wyobraź sobie|wyobraźcie sobie|kiedy byłem|kiedy byłam",
    ),
    (
        "ru",
        "в последние годы|в последнее время|в последние десятилетия|как известно|хорошо известно|общеизвестно|все знают|каждый знает|представьте|когда я был",
    ),
    ("uk", "останніми роками|в останні роки|останнім часом|як відомо|добре відомо|всі знають|уявіть"),
    ("tr", "son yıllarda|son dönemde|bilindiği gibi|bilindiği üzere|herkes bilir|hepimiz biliriz|hayal edin|çocukken"),
    ("ar", "في السنوات الأخيرة|في الآونة الأخيرة|من المعروف|كما هو معروف|الجميع يعرف|تخيل|منذ القدم"),
    ("hi", "हाल के वर्षों|पिछले कुछ वर्षों|यह सर्वविदित|जैसा कि सब|सभी जानते|कल्पना कीजिए"),
    ("zh", "近年来|近年|近几年|随着|众所周知|大家都知道|一直以来|长期以来|想象一下|小时候"),
    ("ja", "近年|ここ数年|周知の|よく知られている|誰もが知|昔から|想像して|子どものころ|子供の頃"),
    ("ko", "최근 몇 년|최근 들어|잘 알려진|널리 알려|누구나 알|예로부터|상상해"),
    ("vi", "trong những năm gần đây|những năm gần đây|như đã biết|ai cũng biết|hãy tưởng tượng"),
    ("id", "dalam beberapa tahun|akhir-akhir ini|seperti diketahui|semua orang tahu|bayangkan"),
];

/// Phrases that give the cause of a problem or say what to do about it: answers in forums and on pages of questions.
pub(super) const ANSWERS: &Cues = &[
    (
        "en",
        "caused by|comes from|is due to|are due to|the cause|because|you need to|you have to|you must|you can|you should|try|check|replace|instead of|make sure|it means|switch off|turn off|as long as|only if|is allowed|are allowed",
    ),
    (
        "de",
        "liegt an|liegt am|liegt daran|kommt von|kommt daher|verursacht|die ursache|weil|du musst|sie müssen|man muss|du kannst|sie können|am besten|versuch|prüfe|prüfen sie|ersetze|statt|achte darauf|darf|dürfen",
    ),
    (
        "fr",
        "vient de|vient du|est dû|est due|la cause|parce que|car|il faut|vous devez|tu dois|vous pouvez|tu peux|essaie|essayez|vérifie|vérifiez|remplace|remplacez|au lieu de|il suffit|à condition",
    ),
    (
        "es",
        "se debe a|viene de|la causa|porque|hay que|tienes que|tiene que|debes|puedes|puede|prueba|pruebe|revisa|revise|cambia|en lugar de|en vez de|basta con|siempre que|hace falta",
    ),
    (
        "it",
        "è dovuto|è causato|viene da|la causa|perché|bisogna|devi|deve|puoi|può|prova|provi|controlla|controlli|sostituisci|invece di|basta|a patto che|occorre",
    ),
    (
        "pt",
        "é causado|é devido|vem de|a causa|porque|é preciso|você deve|tem que|você pode|tente|experimente|verifique|troque|em vez de|basta|desde que",
    ),
    (
        "nl",
        "komt door|wordt veroorzaakt|de oorzaak|omdat|je moet|u moet|je kunt|u kunt|probeer|controleer|vervang|in plaats van|zorg dat|zolang",
    ),
    ("sv", "beror på|orsaken|orsakas|eftersom|du måste|du kan|prova|kontrollera|byt|i stället för|se till"),
    (
        "pl",
        "przyczyn|to wina|spowodowan|wynika z|bo|ponieważ|dlatego że|trzeba|musisz|należy|możesz|spróbuj|sprawdź|wymień|zamiast|wystarczy|żeby",
    ),
    (
        "ru",
        "из-за|причина в|вызвано|потому что|так как|нужно|надо|необходимо|можно|попробуйте|попробуй|проверьте|проверь|замените|замени|вместо|достаточно|чтобы",
    ),
    (
        "uk",
        "через те|причина в|спричинено|тому що|бо|потрібно|треба|необхідно|можна|спробуйте|перевірте|замініть|замість|достатньо|щоб",
    ),
    (
        "tr",
        "kaynaklanıyor|kaynaklanır|sebebi|çünkü|gerekiyor|gerekir|yapmalısınız|yapmalısın|deneyin|kontrol edin|değiştirin|yerine|yeterli|için",
    ),
    ("ar", "بسبب|السبب هو|لأن|يجب|عليك|يمكنك|جرب|تحقق|استبدل|بدلا من|يكفي|ينتج عن"),
    ("hi", "के कारण|कारण है|क्योंकि|चाहिए|आप कर सकते|कोशिश करें|जांचें|बदलें|के बजाय"),
    ("zh", "是因为|由于|因为|原因|需要|必须|可以|建议|试试|检查|更换|换成|而不是|只要|应该"),
    (
        "ja",
        "が原因|ためです|ためだ|からです|必要があ|べきです|してください|試して|確認して|交換|代わりに|可能です|できます|すれば",
    ),
    ("ko", "때문|원인|해야 합니다|하셔야|하면 됩니다|하시면|할 수 있|확인|교체|대신|됩니다|생깁니다"),
    ("vi", "do bị|nguyên nhân|bởi vì|vì|cần phải|bạn phải|bạn nên|bạn có thể|hãy thử|kiểm tra|thay thế|thay vì"),
    ("id", "disebabkan|karena|penyebab|harus|perlu|anda bisa|anda dapat|coba|periksa|ganti|sebagai ganti"),
];

/// True for who owns a text, which may be followed by a licence: `Copyright (C) 2007 Free Software Foundation, Inc.`
pub(super) fn is_copyright(lower: &str) -> bool {
    let rest = lower.strip_prefix("copyright").or_else(|| lower.strip_prefix('©'));
    let year = rest.map_or("", |rest| rest.trim_start_matches([' ', '(', 'c', ')', '©']));
    year.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copyright_notices_have_a_year() {
        for notice in [
            "copyright (c) 2007 free software foundation, inc.",
            "copyright © 2022 acme",
            "© 2026 riva",
            "copyright 2011 a. b.",
        ] {
            assert!(is_copyright(notice), "{notice}");
        }
        assert!(!is_copyright("copyright law protects authors for 70 years.") && !is_copyright("in 2022 it ended."));
    }
}
