//! Words that reveal what a sentence does: greet, link, credit, continue, conclude. Common knowledge of each language,
//! written for this project. Lower case, one string for each language, phrases separated by `|`.

use crate::script::letters::is_alphanumeric;
use crate::script::{Script, is_unspaced, script_of};

/// Phrases by language.
pub(super) type Cues = [(&'static str, &'static str)];

/// Greetings, farewells and polite phrases of mail at the beginning of a sentence without content.
pub(super) const PLEASANTRIES: &Cues = &[
    (
        "en",
        "hi|hello|hey|dear|good morning|good afternoon|good evening|hope you|hope this|i hope you are|i hope this|thanks|thank you|many thanks|best|best regards|kind regards|regards|warm regards|yours|yours sincerely|yours faithfully|sincerely|cheers|see you|talk soon|love|take care|welcome to|have a great|have a nice|let me know if|please let me know if|feel free to|don't hesitate|do not hesitate|please do not hesitate|looking forward|i look forward|we look forward|bye|good night|sent from my",
    ),
    (
        "de",
        "hallo|hi|liebe|lieber|sehr geehrte|sehr geehrter|guten tag|guten morgen|moin|ich hoffe|danke|vielen dank|herzlichen dank|viele grüße|liebe grüße|beste grüße|mit freundlichen|herzliche grüße|gruß|bis bald|bis dann|tschüss|schönes wochenende|wir freuen uns auf|ich freue mich auf|bei fragen|für rückfragen|willkommen",
    ),
    (
        "fr",
        "bonjour|bonsoir|salut|cher|chère|chers|madame, monsieur|madame|monsieur|j'espère que|merci|cordialement|bien cordialement|bien à vous|amicalement|à bientôt|à demain|bonne journée|bonne soirée|bises|veuillez agréer|n'hésitez pas|dans l'attente|bienvenue",
    ),
    (
        "es",
        "hola|buenos días|buenas tardes|estimado|estimada|estimados|querido|querida|espero que|gracias|muchas gracias|saludos|un saludo|un abrazo|atentamente|cordialmente|hasta luego|hasta pronto|nos vemos|no dude en|no dudes en|quedo a la espera|bienvenido|bienvenidos",
    ),
    (
        "it",
        "ciao|buongiorno|buonasera|salve|caro|cara|cari|gentile|gentili|egregio|spero che|grazie|cordiali saluti|saluti|un saluto|un abbraccio|a presto|a domani|non esitare|non esitate|resto in attesa|benvenuti|distinti saluti",
    ),
    (
        "pt",
        "olá|oi|bom dia|boa tarde|boa noite|caro|cara|caros|prezado|prezada|prezados|espero que|obrigado|obrigada|muito obrigado|atenciosamente|cumprimentos|um abraço|abraços|até logo|até breve|até amanhã|não hesite|fico à disposição|bem-vindo",
    ),
    (
        "nl",
        "hallo|hoi|beste|geachte|goedemorgen|goedemiddag|ik hoop dat|bedankt|dank je|dank u|hartelijk dank|met vriendelijke groet|vriendelijke groeten|groeten|groetjes|tot ziens|tot morgen|aarzel niet|welkom",
    ),
    (
        "sv",
        "hej|hejsan|kära|god morgon|tack|tack så mycket|vänliga hälsningar|hälsningar|med vänlig|vi ses|hoppas att|välkommen",
    ),
    (
        "pl",
        "cześć|dzień dobry|dobry wieczór|szanowni|szanowny|szanowna|drogi|droga|mam nadzieję|dziękuję|dzięki|pozdrawiam|z poważaniem|do zobaczenia|do jutra|witam|witaj",
    ),
    (
        "ru",
        "привет|здравствуйте|добрый день|доброе утро|добрый вечер|уважаемый|уважаемая|уважаемые|дорогой|дорогая|дорогие|надеюсь|спасибо|большое спасибо|с уважением|до встречи|до свидания|всего доброго|пока|добро пожаловать|хорошего дня",
    ),
    (
        "uk",
        "привіт|добрий день|доброго дня|шановний|шановна|шановні|сподіваюся|дякую|з повагою|до зустрічі|до побачення|гарного дня",
    ),
    (
        "tr",
        "merhaba|selam|günaydın|iyi günler|sayın|sevgili|umarım|teşekkürler|teşekkür ederim|teşekkür ederiz|saygılarımla|sevgiler|iyi çalışmalar|görüşürüz|görüşmek üzere|hoşça kal|hoş geldiniz",
    ),
    (
        "ar",
        "مرحبا|مرحباً|السلام عليكم|عزيزي|عزيزتي|تحية طيبة|صباح الخير|مساء الخير|أتمنى أن تكون|آمل أن تكون|شكرا|شكراً|مع تحياتي|مع أطيب|تحياتي|إلى اللقاء",
    ),
    ("fa", "سلام|با سلام|درود|امیدوارم|ممنون|سپاس|متشکرم|با احترام|خداحافظ"),
    ("hi", "नमस्ते|नमस्कार|प्रिय|आशा है|धन्यवाद|शुभकामनाएं|सादर|शुभ प्रभात|फिर मिलेंगे"),
    ("bn", "নমস্কার|প্রিয়|আশা করি|ধন্যবাদ|শুভেচ্ছা|শুভ সকাল"),
    (
        "zh",
        "你好|您好|大家好|各位|亲爱的|尊敬的|早上好|希望你一切|希望您一切|谢谢|感谢|此致|敬礼|祝好|祝您|祝你|再见|欢迎",
    ),
    (
        "ja",
        "こんにちは|おはよう|こんばんは|お世話になって|お疲れ様|いつもお世話|拝啓|敬具|よろしくお願い|宜しくお願い|どうぞよろしく|ありがとうござい|それでは|失礼いたします|ご確認のほど",
    ),
    ("ko", "안녕하세요|안녕|감사합니다|고맙습니다|수고하셨|잘 부탁|잘 지내|안녕히|좋은 하루|친애하는"),
    ("vi", "chào|xin chào|kính gửi|thân gửi|cảm ơn|xin cảm ơn|trân trọng|hẹn gặp|chúc bạn|chúc anh|hy vọng bạn"),
    ("id", "halo|hai|selamat pagi|selamat siang|yth|kepada yth|semoga|terima kasih|salam|hormat kami|sampai jumpa"),
];

/// Beginnings of command lines, in any language.
pub(super) const COMMANDS: &str = "npm install|npm i|npx|pnpm add|yarn add|pip install|pip3 install|pipx install|\
    uv add|conda install|cargo add|cargo install|go get|go install|gem install|composer require|brew install|\
    apt install|apt-get install|sudo apt|git clone|docker pull|docker run";

/// Links, calls to action and notices around a text.
pub(super) const LINKS: &Cues = &[
    (
        "en",
        "see annex|see appendix|see schedule|signed at|free delivery over|free delivery on|free delivery from|free returns|in stock|out of stock|report abuse|people found this|delivery in|customers also bought|customers also viewed|customers who bought|people also bought|you may also like|add to basket|add to cart|add to bag|free shipping on orders|read more|read also|read the full|click here|tap here|subscribe|sign up|follow us|follow me|share this|see also|also read|related:|more:|watch:|listen:|download our|photo:|photos:|image:|picture:|credit:|video:|source:|reporting by|editing by|written by|edited by|additional reporting|all rights reserved|©|copyright|unsubscribe|view this email|view in browser|you are receiving|advertisement|sponsored|this post contains|this article was|this story was|originally published|last updated|updated:|published:|posted by|filed under|tags:|comments|leave a comment|learn more|shop now|buy now|get started|contact us|visit our|join us|like us|the meeting closed|the meeting ended|the meeting was adjourned|meeting adjourned|present:|absent:|attendees:|apologies:|was this|has anyone else|did you find|how was|stars:|rating:|add to cart|minutes of",
    ),
    (
        "de",
        "siehe anlage|siehe anhang|ort, datum|gratis versand|kostenlose lieferung|versandkostenfrei|auf lager|lieferung in|siehe auch|jetzt bestellen|missbrauch melden|kunden kauften auch|kunden, die diesen|in den warenkorb|kostenloser versand ab|mehr zum thema|lesen sie auch|lesen sie mehr|weiterlesen|hier klicken|klicken sie hier|jetzt anmelden|newsletter|abonnieren|folgen sie|folgt uns|teilen|foto:|fotos:|bild:|bildquelle|quelle:|video:|text:|redaktion:|autor:|von unserem|alle rechte|anzeige|stand:|aktualisiert|zur startseite|mehr erfahren|jetzt kaufen|kontakt:|ende der sitzung|die sitzung endet|die sitzung schloss|anwesend:|abwesend:|entschuldigt:|war diese|protokoll der",
    ),
    (
        "fr",
        "fait à|voir annexe|voir l'annexe|livraison offerte|retours gratuits|en stock|livraison en|signaler|je m'abonne|les clients ont aussi acheté|ajouter au panier|livraison gratuite dès|lire aussi|à lire aussi|lire la suite|cliquez ici|abonnez-vous|inscrivez-vous|suivez-nous|partager|photo :|photo:|crédit|source :|voir aussi|tous droits|publicité|mis à jour|publié le|en savoir plus|propos recueillis|la séance est levée|fin de la séance|présents|absents|cet avis vous|procès-verbal",
    ),
    (
        "es",
        "hecho en|firmado en|véase el anexo|envío gratis|envío gratuito|en stock|disponible en stock|véase también|denunciar|los clientes también compraron|añadir al carrito|añadir a la cesta|leer más|lea también|lee también|haz clic|haga clic|suscríbete|suscríbase|síguenos|síganos|compartir|foto:|fuente:|vídeo:|ver también|te puede interesar|todos los derechos|publicidad|actualizado|publicado|más información|se levanta la sesión|fin de la reunión|asistentes:|presentes:|ausentes:|acta de|te ha resultado",
    ),
    (
        "it",
        "letto, confermato|vedi allegato|spedizione gratuita|reso gratuito|disponibile subito|vedi anche|segnala|i clienti hanno acquistato anche|aggiungi al carrello|leggi anche|leggi tutto|continua a leggere|clicca qui|iscriviti|seguici|condividi|foto:|fonte:|video:|tutti i diritti|pubblicità|aggiornato|pubblicato|scopri di più|la seduta è tolta|fine della riunione|presenti:|assenti:|verbale della|questa recensione",
    ),
    (
        "pt",
        "frete grátis|envio grátis|em estoque|ver também|denunciar|clientes também compraram|adicionar ao carrinho|leia mais|leia também|clique aqui|assine|inscreva-se|siga-nos|compartilhe|foto:|fonte:|vídeo:|veja também|todos os direitos|publicidade|atualizado|publicado|saiba mais|fim da reunião|encerrada a|presentes:|ausentes:|ata da|esta avaliação",
    ),
    (
        "nl",
        "gratis verzending|op voorraad|zie ook|voor 23|klanten kochten ook|anderen kochten ook|in winkelwagen|in winkelmandje|lees ook|lees meer|lees verder|klik hier|abonneer|meld je aan|schrijf je in|volg ons|foto:|bron:|video:|alle rechten|advertentie|bijgewerkt|de vergadering sluit|einde van de vergadering|aanwezig:|afwezig:|notulen",
    ),
    ("sv", "läs också|läs mer|klicka här|prenumerera|följ oss|foto:|källa:|annons|uppdaterad"),
    (
        "pl",
        "darmowa dostawa|w magazynie|zobacz także|zgłoś|klienci kupili też|klienci kupili także|dodaj do koszyka|czytaj także|czytaj też|czytaj więcej|kliknij|zapisz się|obserwuj nas|udostępnij|fot.|źródło:|zobacz też|wszelkie prawa|reklama|aktualizacja|zebranie zakończono|koniec zebrania|obecni:|nieobecni:|protokół z|czy ta recenzja",
    ),
    (
        "ru",
        "бесплатная доставка|в наличии|см. также|пожаловаться|с этим товаром покупают|добавить в корзину|читайте также|читать далее|подробнее|нажмите|подпишитесь|подписывайтесь|поделиться|фото:|источник:|видео:|смотрите также|все права|реклама|обновлено|заседание закончилось|конец заседания|присутствовали:|отсутствовали:|протокол заседания|был ли этот",
    ),
    ("uk", "читайте також|читати далі|детальніше|натисніть|підпишіться|підписуйтесь|фото:|джерело:|реклама"),
    (
        "tr",
        "ücretsiz kargo|stokta|ayrıca bakınız|şikayet et|bunu alanlar bunları|sepete ekle|devamını oku|ayrıca okuyun|tıklayın|abone ol|bizi takip|paylaş|fotoğraf:|kaynak:|tüm hakları|reklam|güncelleme|toplantı saat|toplantı sona|katılımcılar:|toplantı tutanağı|bu yorum",
    ),
    (
        "ar",
        "اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|اضغط هنا|انقر هنا|اشترك|تابعنا|شارك|المصدر:|الصورة:|جميع الحقوق|إعلان|انتهى الاجتماع|رفعت الجلسة|الحاضرون:|محضر",
    ),
    ("fa", "بیشتر بخوانید|اینجا کلیک|عکس:|منبع:|اشتراک"),
    ("hi", "यह भी पढ़ें|और पढ़ें|यहां क्लिक|सब्सक्राइब|फॉलो करें|फोटो:|स्रोत:|बैठक समाप्त|उपस्थित:"),
    ("bn", "আরও পড়ুন|এখানে ক্লিক|ছবি:|সূত্র:"),
    (
        "zh",
        "包邮|免运费|有货|参见|点击|點擊|阅读更多|相关阅读|关注我们|订阅|扫码|图片来源|来源：|责任编辑|编辑：|记者：|版权所有|转载|分享|会议于|会议结束|出席：|缺席：|会议纪要|这条评价",
    ),
    (
        "ja",
        "送料無料|在庫あり|関連項目|カートに入れる|続きを読む|関連記事|こちらを|クリック|登録は|フォロー|写真：|写真は|出典|提供：|文：|無断転載|広告|この記事は|会議は|出席者：|欠席者：|議事録|このレビューは",
    ),
    (
        "ko",
        "무료 배송|재고|장바구니|같이 보기|더 보기|관련 기사|클릭|구독|팔로우|사진=|사진:|출처|무단 전재|광고|기자 |회의는|참석자:|회의록",
    ),
    ("vi", "xem thêm|đọc thêm|nhấn vào|đăng ký|theo dõi|ảnh:|nguồn:|bản quyền|quảng cáo|cuộc họp kết thúc|có mặt:"),
    (
        "id",
        "baca juga|baca selengkapnya|klik di sini|berlangganan|ikuti kami|foto:|sumber:|hak cipta|iklan|rapat ditutup|hadir:",
    ),
];

/// Phrases in a sentence about the author.
pub(super) const BIOGRAPHY: &Cues = &[
    (
        "en",
        "is a writer|is a freelance|is a journalist|is a reporter|is a staff writer|is a senior writer|is the author of|is the editor of|is a contributor|is a columnist|is a blogger|writes about|writes for|about the author|lives in|can be reached at|follow him on|follow her on|follow them on|her work has appeared|his work has appeared|tweets at",
    ),
    (
        "de",
        "ist freie journalistin|ist freier journalist|ist journalist|ist redakteur|ist redakteurin|ist autor|ist autorin|schreibt für|schreibt über|über den autor|über die autorin|lebt in|lebt und arbeitet",
    ),
    (
        "fr",
        "est journaliste|est rédacteur|est rédactrice|est l'auteur|est auteur|est l'autrice|écrit sur|écrit pour|à propos de l'auteur|vit à",
    ),
    (
        "es",
        "es periodista|es redactor|es redactora|es autor|es autora|escribe sobre|escribe para|sobre el autor|sobre la autora|vive en",
    ),
    (
        "it",
        "è giornalista|è un giornalista|è una giornalista|è autore|è autrice|scrive per|scrive di|l'autore|l'autrice|vive a",
    ),
    ("pt", "é jornalista|é autor|é autora|escreve sobre|escreve para|sobre o autor|sobre a autora|mora em|vive em"),
    ("nl", "is journalist|is redacteur|is schrijver|is auteur|schrijft over|schrijft voor|over de auteur|woont in"),
    ("pl", "jest dziennikarzem|jest dziennikarką|jest autorem|jest autorką|pisze o|o autorze|mieszka w"),
    ("ru", "журналист и|журналистка|корреспондент издания|автор книг|об авторе|живёт в|живет в|пишет о"),
    ("tr", "gazeteci|yazarı hakkında|yazar hakkında"),
    ("zh", "作者简介|关于作者|是一名记者|是一位作家|自由撰稿人|专栏作家|现居"),
    ("ja", "著者について|プロフィール|ライター。|記者。|在住。|フリーライター"),
    ("ko", "기자입니다|작가입니다|글쓴이|프리랜서"),
    ("ar", "كاتب وصحفي|صحفي مقيم|نبذة عن الكاتب|يكتب عن"),
    ("hi", "लेखक के बारे में|पत्रकार हैं|लेखिका हैं"),
    ("vi", "là nhà báo|là phóng viên|về tác giả"),
    ("id", "adalah jurnalis|adalah penulis|tentang penulis"),
];

/// Beginnings of sentences that depend on the one before.
pub(super) const DEPENDENT: &Cues = &[
    (
        "en",
        "he|she|it|they|him|his|her|their|its|this is|this was|this means|this makes|this will|this has|that is|that was|that means|these are|these were|those|such|both|however|but|so|then|also|and|or|therefore|thus|hence|moreover|furthermore|besides|instead|otherwise|nevertheless|nonetheless|still|yet|consequently|as a result|for example|for instance|in addition|on the other hand|in contrast|meanwhile|similarly|likewise|after that|before that|because of this|for this reason|the latter|the former|the same|next|finally|afterwards|later|too|this proved|this led|this leads|this allowed|this allows|this resulted|this caused|this became|this gave|this came|this happened|this can|this could|this would|this may|this might|this should|this must|this does|this did|this had|this also|this in turn|this leaves|this left|this helps|this includes|this applies|that would|that could|that will|that had|that did|that made|that left|that can|that may|during this|during that|in this way|in that case|in this case|at this point|at that point|at that time|since then|by then|until then|to do so|to do this|to do that|with this|despite this|in doing so|as such|all this|all of this|none of this|some of them|most of them|many of them|one of them|each of them|two of them|neither of|the two|even so|either way|only then|because of it|despite it|thanks to it|part of it|we did so|they did so|he did so|she did so|luckily|fortunately|thankfully",
    ),
    (
        "de",
        "er|sie|es|dies|das ist|das war|dieser|diese|dieses|jedoch|aber|doch|dann|danach|außerdem|zudem|deshalb|daher|darum|trotzdem|dennoch|stattdessen|und|oder|auch|so|zum beispiel|sonst|dagegen|hingegen|dabei|dadurch|damit|sein|seine|ihr|ihre|letztere|ebenso|anschließend|schließlich|das hat|das hatte|das macht|das führt|das führte|das bedeutet|das gilt|das heißt|dasselbe|das gleiche|hinzu|darüber|davon|dazu|dafür|daran|darauf|darin|daraus|hierfür|hierzu|hiervon|hierbei|seitdem|seither|bis dahin|in diesem fall|in dieser zeit|währenddessen|erst dann|beide|viele von ihnen|einige von ihnen|trotz allem|denn|somit|folglich|allerdings|hinzu kommt|dazu kommt|der grund dafür|grund dafür|zum glück|glücklicherweise",
    ),
    (
        "fr",
        "il|elle|ils|elles|ce|c'est|cela|ceci|cet|cette|ces|cependant|mais|et|ou|donc|puis|ensuite|aussi|ainsi|toutefois|pourtant|néanmoins|en effet|par exemple|en outre|de plus|par contre|en revanche|sinon|son|sa|ses|leur|leurs|enfin|c'était|ça|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|pendant ce|depuis lors|dès lors|dans ce cas|d'où|grâce à cela|malgré cela|aussitôt|par la suite|à cette|à ce moment|pour cela|tous deux|quant à|à cause de cela|pour cette raison|c'est pourquoi|heureusement|par chance",
    ),
    (
        "es",
        "él|ella|ellos|ellas|esto|eso|este|esta|estos|estas|ese|esa|sin embargo|pero|y|o|entonces|luego|después|además|también|así|por eso|por lo tanto|por ejemplo|no obstante|en cambio|por otro lado|su|sus|finalmente|aquel|aquella|aquello|por ello|por esta|por este|por tanto|con ello|con esto|desde entonces|hasta entonces|durante ese|durante este|en ese caso|en este caso|aun así|a pesar de ello|de ahí|o sea|es decir|ambos|ambas|la mayoría de ellos|para ello|de este modo|de esta forma|a causa de ello|gracias a ello|se debe a|se debió a|por esa razón|por esta razón|con ese fin|por suerte|afortunadamente",
    ),
    (
        "it",
        "lui|lei|egli|ella|essi|loro|esso|essa|questo|questa|questi|queste|quello|ciò|però|ma|e|o|quindi|poi|inoltre|anche|così|tuttavia|per esempio|ad esempio|invece|perciò|dunque|suo|sua|infine|quest'ultimo|quest'ultima|questi ultimi|per questo|con questo|da allora|fino ad allora|in quel|in questo caso|in tal|durante questo|nonostante ciò|ciononostante|di conseguenza|entrambi|entrambe|cioè|ossia|per farlo|in questo modo|pertanto|a causa di ciò|grazie a questo|per questa ragione|per questo motivo|per fortuna|fortunatamente",
    ),
    (
        "pt",
        "ele|ela|eles|elas|isso|isto|este|esta|esse|essa|porém|mas|e|ou|então|depois|além disso|também|assim|no entanto|contudo|por exemplo|portanto|por isso|seu|sua|por fim|aquele|aquela|aquilo|por esse|por essa|com isso|desde então|até então|durante esse|nesse caso|neste caso|nesse|nessa|mesmo assim|apesar disso|ou seja|ambos|ambas|para isso|dessa forma|desse modo|assim sendo|logo|por causa dele|por causa dela|por causa deles|por causa delas|por causa disso|graças a isso|por essa razão|por este motivo|felizmente|por sorte",
    ),
    (
        "nl",
        "hij|zij|ze|het is|het was|dit|dat|deze|die|echter|maar|en|of|dus|dan|toen|daarna|ook|bovendien|daarom|toch|bijvoorbeeld|daarnaast|zijn|haar|hun|ten slotte|dat is|dat was|daardoor|daarmee|daarvoor|daarop|hierdoor|hiermee|hiervoor|zo blijft|zo blijven|sindsdien|tot dan|in dat geval|in die tijd|ondertussen|beide|desondanks|vandaar|want|vervolgens|om deze reden|om die reden|ondanks dit|dankzij dit|gelukkig",
    ),
    (
        "sv",
        "han|hon|den|det är|det var|de|detta|denna|dessa|men|och|så|sedan|också|dessutom|därför|ändå|till exempel|hans|hennes|deras|lyckligtvis|som tur var",
    ),
    (
        "pl",
        "on|ona|ono|oni|one|to|ten|ta|te|jednak|ale|i|lub|więc|potem|następnie|także|również|ponadto|dlatego|na przykład|jego|jej|ich|wreszcie|natomiast|było to|jest to|został on|służył|wtedy|od tego czasu|do tego czasu|w tym przypadku|w takim|w tym czasie|mimo to|dzięki temu|przez to|z tego powodu|w ten sposób|oba|obie|obaj|czyli|zatem|otóż|powodem było|powodem tego|w związku z tym|na szczęście",
    ),
    (
        "ru",
        "он|она|оно|они|это|этот|эта|эти|однако|но|и|или|а|поэтому|потом|затем|также|кроме того|тем не менее|например|зато|его|её|ее|их|наконец|так|этого|этому|этим|для этого|при этом|с тех пор|до этого|в этом случае|в таком случае|в это время|несмотря на это|благодаря этому|таким образом|оба|обе|то есть|значит|тогда|даже|именно поэтому|из-за этого|об этом|по этой причине|в связи с этим|к счастью",
    ),
    (
        "uk",
        "він|вона|воно|вони|це|цей|ця|ці|однак|але|і|й|або|тому|потім|також|крім того|проте|наприклад|його|її|їх|нарешті|для цього|при цьому|з того часу|у цьому випадку|в цей час|попри це|завдяки цьому|таким чином|обидва|обидві|тобто|тоді|на щастя",
    ),
    (
        "tr",
        "o|onlar|bu|bunlar|şu|ancak|ama|fakat|ve|veya|sonra|daha sonra|ayrıca|bu nedenle|bu yüzden|örneğin|onun|onların|böylece|yine de|bunun|buna|bunu|bunlara|bununla|böyle|bu sayede|bu sırada|o zaman|bu durumda|buna rağmen|her ikisi|yani|bundan|dolayısıyla|üstelik|bunun için|bunun üzerine|neyse ki",
    ),
    (
        "ar",
        "هو|هي|هم|هذا|هذه|ذلك|تلك|لكن|ولكن|ثم|كذلك|أيضا|لذلك|ولذلك|مثلا|ومع ذلك|غير أن|وهو|وهي|كما|وكان|وقال|وأضاف|لهذا السبب|ولهذا|وبسبب ذلك|ورغم ذلك|بفضل ذلك",
    ),
    ("fa", "او|آنها|این|آن|اما|ولی|و|سپس|همچنین|بنابراین|برای مثال|با این حال"),
    (
        "hi",
        "वह|वे|यह|ये|लेकिन|परंतु|और|या|फिर|इसलिए|इसके अलावा|उदाहरण|उसने|उन्होंने|इसने|उसका|उनका|हालांकि|इसके बाद|इससे|इस कारण|इस वजह",
    ),
    ("bn", "সে|তিনি|তারা|এটি|এটা|এই|কিন্তু|এবং|তারপর|তাই|এছাড়া|তবে"),
    (
        "zh",
        "他|她|它|他们|她们|它们|这是|这|那|但是|但|然而|不过|因此|所以|于是|然后|接着|此外|另外|而且|同时|例如|比如|其|其中|最后|否则|为此|对此|由此|尽管如此|幸好|好在",
    ),
    (
        "ja",
        "彼は|彼女は|彼らは|これは|それは|これ|それ|その|この|あれ|しかし|だが|でも|そして|また|さらに|したがって|そのため|だから|例えば|たとえば|次に|それから|一方|ただし|なお|つまり|最後に|このため|それでも|これにより|その結果|それを|幸い",
    ),
    (
        "ko",
        "그는|그녀는|그들은|이는|이것은|그것은|그|이|하지만|그러나|그런데|그리고|또한|또|따라서|그래서|예를 들어|그다음|다음으로|한편|반면|마지막으로|다행히",
    ),
    (
        "vi",
        "anh ấy|cô ấy|ông ấy|bà ấy|họ|nó|điều này|điều đó|tuy nhiên|nhưng|và|hoặc|vì vậy|do đó|sau đó|ngoài ra|ví dụ|đồng thời|cuối cùng",
    ),
    (
        "id",
        "dia|ia|mereka|ini|itu|namun|tetapi|dan|atau|kemudian|lalu|selain itu|oleh karena itu|misalnya|juga|akhirnya",
    ),
];

/// Beginnings of conditions and pieces of advice.
pub(super) const ASIDES: &Cues = &[
    (
        "en",
        "if|unless|note|note that|tip|optional|optionally|warning|caution|in case|should you|when in doubt|alternatively|by the way|ps|p.s",
    ),
    ("de", "wenn|falls|sofern|hinweis|tipp|achtung|alternativ|optional|übrigens|ps"),
    ("fr", "si|note|remarque|astuce|attention|au cas où|facultatif|p.-s|ps"),
    ("es", "si|nota|consejo|atención|en caso de|opcional|opcionalmente|pd"),
    ("it", "se|nota|consiglio|attenzione|nel caso|facoltativo|ps"),
    ("pt", "se|nota|dica|atenção|caso|opcional|ps"),
    ("nl", "als|indien|let op|tip|optioneel|ps"),
    ("sv", "om|obs|tips|ps"),
    ("pl", "jeśli|jeżeli|uwaga|wskazówka|opcjonalnie|ps"),
    ("ru", "если|примечание|совет|внимание|при желании|кстати"),
    ("uk", "якщо|примітка|порада|увага"),
    ("tr", "eğer|not|ipucu|dikkat|isteğe bağlı"),
    ("ar", "إذا|ملاحظة|نصيحة|تنبيه"),
    ("hi", "अगर|यदि|नोट|सुझाव|ध्यान दें"),
    ("zh", "如果|若|注意|提示|小贴士|注："),
    ("ja", "もし|注意|ヒント|なお、|場合は"),
    ("ko", "만약|만일|참고|주의|팁"),
    ("vi", "nếu|lưu ý|mẹo|chú ý"),
    ("id", "jika|kalau|catatan|tips|perhatian"),
];

/// Phrases in a sentence that concludes, decides or answers.
pub(super) const CONCLUSIONS: &Cues = &[
    (
        "en",
        "we conclude|in conclusion|to conclude|we find that|we found that|we show that|results show|results suggest|our results|these results|this study shows|the study found|overall|in short|in summary|to sum up|all in all|verdict|bottom line|i recommend|i would recommend|i'd recommend|highly recommend|worth buying|worth the|not worth|would buy|it was decided|was decided|we decided|decided to|agreed to|agreed that|it was agreed|the board approved|was approved|approved the|voted to|resolved|action:|deadline|let's meet|see you at|the answer is|the solution|the fix|the reason is|solved by|you need to|the best way|must be|please send|please confirm|is due|we will meet|shall pay|shall be|may terminate|in my judgment|in our judgment|for these reasons|i would allow|i would dismiss|the appeal is|we hold that|the court held|what we found|my advice|our advice|it turned out|turned out to be|fixed it|solved|fixed|update:|edit:|the key finding|most importantly|the main point",
    ),
    (
        "de",
        "wir schließen|fazit|insgesamt|zusammenfassend|kurz gesagt|alles in allem|ergebnisse zeigen|die studie zeigt|unsere ergebnisse|empfehle|empfehlenswert|lohnt sich|beschlossen|beschließt|einigten sich|vereinbart|genehmigt|stimmte|die lösung|die antwort|der grund|treffen wir uns|bis spätestens|frist|verpflichtet sich|ist zu zahlen|kann kündigen|aus diesen gründen|das gericht entschied|wir haben festgestellt|mein rat|es stellte sich heraus|gelöst|erledigt|lag es an|lag an|update:|am wichtigsten|problem behoben",
    ),
    (
        "fr",
        "en conclusion|nous concluons|au final|en résumé|en somme|dans l'ensemble|les résultats montrent|nos résultats|l'étude montre|je recommande|je conseille|vaut le|a été décidé|a décidé|ont décidé|convenu|approuvé|la solution|la réponse|la raison|rendez-vous à|avant le|s'engage à|est tenu de|pour ces motifs|par ces motifs|mon conseil|nous avons constaté|il s'avère|résolu|réglé|le problème venait|edit :|le plus important|la cour",
    ),
    (
        "es",
        "en conclusión|concluimos|en resumen|en general|los resultados muestran|nuestros resultados|el estudio muestra|recomiendo|vale la pena|se decidió|decidió|decidieron|acordó|acordaron|se acordó|aprobó|se aprobó|la solución|la respuesta|la razón|quedamos|antes del|se obliga a|deberá|por estas razones|por estos motivos|mi consejo|hemos comprobado|resultó que|resuelto|solucionado|arreglado|el problema era|lo más importante|falla",
    ),
    (
        "it",
        "in conclusione|concludiamo|in sintesi|nel complesso|i risultati mostrano|i nostri risultati|lo studio mostra|consiglio|vale la pena|è stato deciso|ha deciso|hanno deciso|concordato|approvato|la soluzione|la risposta|il motivo|ci vediamo alle|entro il|si impegna|è tenuto|per questi motivi|il mio consiglio|abbiamo scoperto|è emerso che|risolto|il problema era|la cosa più importante",
    ),
    (
        "pt",
        "em conclusão|concluímos|em resumo|no geral|os resultados mostram|nossos resultados|o estudo mostra|recomendo|vale a pena|foi decidido|decidiu|decidiram|acordado|aprovado|aprovou|a solução|a resposta|o motivo|até o dia|obriga-se|deverá|por estas razões|meu conselho|descobrimos que|resolvido|solucionado|o problema era|o mais importante",
    ),
    (
        "nl",
        "concluderen|conclusie|al met al|samengevat|kortom|resultaten tonen|resultaten laten|ik raad|aanrader|besloten|afgesproken|goedgekeurd|de oplossing|het antwoord|de reden|uiterlijk|verplicht|om deze redenen|mijn advies|opgelost|bleek dat|het lag aan|het belangrijkste",
    ),
    (
        "sv",
        "slutsats|sammanfattningsvis|resultaten visar|rekommenderar|beslutades|beslutade|godkändes|lösningen|svaret|senast",
    ),
    (
        "pl",
        "wnioskujemy|podsumowując|ogólnie|wyniki pokazują|badanie pokazuje|polecam|warto|postanowiono|zdecydowano|ustalono|uzgodniono|zatwierdzono|rozwiązanie|odpowiedź|powodem|do dnia|zobowiązuje się|z tych powodów|moja rada|okazało się|rozwiązane|rozwiązany|naprawione|problem był|najważniejsze",
    ),
    (
        "ru",
        "таким образом|в заключение|в целом|итог|результаты показывают|результаты показали|исследование показало|рекомендую|советую|стоит купить|решили|решено|договорились|утвердили|одобрил|одобрили|решение|ответ|причина|не позднее|обязуется|по этим причинам|мой совет|оказалось|выяснилось|решил|проблема была|помогло|самое главное|суд постановил",
    ),
    (
        "uk",
        "отже|у підсумку|загалом|результати показують|рекомендую|вирішили|вирішено|домовилися|затвердили|рішення|не пізніше|зобов'язується",
    ),
    (
        "tr",
        "sonuç olarak|özetle|genel olarak|sonuçlar gösteriyor|çalışma gösteriyor|tavsiye|öneririm|karar verildi|kararlaştırıldı|karar verdi|anlaştı|onaylandı|çözüm|cevap|nedeni|en geç|yükümlü|bu nedenlerle|tavsiyem|meğer|çözüldü|sorun çözüldü|hallettim|en önemlisi",
    ),
    (
        "ar",
        "في الختام|خلاصة|نستنتج|أظهرت النتائج|تظهر النتائج|أنصح|أوصي|تقرر|قررت|قرر|اتفق|اتفقوا|وافق|الحل|الجواب|السبب|يلتزم|تم الحل|حلت المشكلة|نصيحتي|تبين أن|الأهم|لهذه الأسباب",
    ),
    ("fa", "در نتیجه|به طور کلی|نتایج نشان|توصیه|تصمیم گرفت|توافق|تصویب|راه حل|پاسخ"),
    ("hi", "निष्कर्ष|कुल मिलाकर|परिणाम दिखाते|अध्ययन से पता|सिफारिश|निर्णय|फैसला|सहमति|मंजूरी|समाधान|उत्तर"),
    ("bn", "উপসংহার|সব মিলিয়ে|ফলাফল|সিদ্ধান্ত|সমাধান"),
    (
        "zh",
        "总之|综上|总的来说|结论|结果表明|研究表明|研究发现|推荐|值得|决定|同意|通过了|约定|解决|答案|原因是|最迟|应当|必须在|已解决|解决了|原来是|建议|最重要的是|我们发现|判决",
    ),
    (
        "ja",
        "結論|まとめると|総じて|全体として|結果は|結果から|ことが分かった|ことがわかった|おすすめ|決定|決まった|決まりました|合意|承認|解決|答えは|原因は|までに|ものとする|解決しました|原因でした|アドバイス|判明|最も重要|直りました|ことにしました",
    ),
    (
        "ko",
        "결론|결론적으로|전반적으로|결과는|결과에 따르면|것으로 나타났|추천|결정|합의|승인|해결|답은|원인은|까지|해결했|해결됐|해결되었|문제였|조언|가장 중요|밝혀졌",
    ),
    (
        "vi",
        "kết luận|tóm lại|nhìn chung|kết quả cho thấy|nghiên cứu cho thấy|khuyên|nên mua|quyết định|thống nhất|thông qua|giải pháp|câu trả lời|nguyên nhân|chậm nhất",
    ),
    (
        "id",
        "kesimpulan|secara keseluruhan|singkatnya|hasil menunjukkan|penelitian menunjukkan|merekomendasikan|diputuskan|memutuskan|sepakat|disetujui|solusi|jawaban|alasan|paling lambat",
    ),
];

/// Bits for the first two bytes of phrases.
const PAIRS: usize = 2048;

/// The phrases of one language, prepared for searching: sorted, and indexed by their first byte.
pub(super) struct Phrases {
    sorted: Vec<&'static str>,
    /// One bit for each pair of first bytes that a phrase has, by [`Self::bit`]: most places of a text have none of them.
    pairs: [u64; PAIRS / 64],
    /// The index of the first phrase with each first byte.
    starts: Vec<u16>,
}

impl Phrases {
    /// The phrases of `cues` in `language`; the English ones when the language is not known.
    pub(super) fn of(cues: &'static Cues, language: &str) -> Self {
        Self::read(phrases_of(cues, language))
    }

    /// The phrases of both tables in `language`.
    pub(super) fn of_both(cues: &'static Cues, more: &'static Cues, language: &str) -> Self {
        Self::all(&[phrases_of(cues, language), phrases_of(more, language)])
    }

    /// The phrases of a string, separated by `|`.
    pub(super) fn read(phrases: &'static str) -> Self {
        Self::all(&[phrases])
    }

    /// True when the language has no phrases.
    pub(super) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    fn all(strings: &[&'static str]) -> Self {
        let phrases = strings.iter().flat_map(|phrases| phrases.split('|'));
        let mut sorted: Vec<&str> = phrases.filter(|phrase| !phrase.is_empty()).collect();
        crate::order::sort(&mut sorted);
        let mut starts = vec![0_u16; 257];
        for phrase in &sorted {
            starts[usize::from(phrase.as_bytes()[0]) + 1] += 1;
        }
        for byte in 1..starts.len() {
            starts[byte] += starts[byte - 1];
        }
        let mut pairs = [0; PAIRS / 64];
        for phrase in &sorted {
            // A phrase of one byte may go on with anything.
            let seconds = phrase.as_bytes().get(1).map_or(0..=u8::MAX, |&second| second..=second);
            for second in seconds {
                let bit = Self::bit(phrase.as_bytes()[0], second);
                pairs[bit / 64] |= 1 << (bit % 64);
            }
        }
        Self { sorted, pairs, starts }
    }

    /// The place of a pair of bytes among [`PAIRS`]; others may share it.
    const fn bit(first: u8, second: u8) -> usize {
        (first as usize * 61 + second as usize) % PAIRS
    }

    /// True when `text` (lower case) begins with a phrase that ends at a word boundary.
    pub(super) fn begin_text(&self, text: &str) -> bool {
        self.at(text).is_some()
    }

    /// True when `text` (lower case) contains a phrase that begins and ends at a word boundary.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        word_starts(text).any(|at| self.at(&text[at..]).is_some())
    }

    /// How many different phrases `text` contains; `places` are the offsets where its words begin.
    pub(super) fn count_in(&self, text: &str, places: &[usize]) -> usize {
        let mut found: Vec<&str> = places.iter().filter_map(|&at| self.at(&text[at..])).collect();
        crate::order::sort(&mut found);
        found.dedup();
        found.len()
    }

    /// The phrase at the start of `text`.
    fn at(&self, text: &str) -> Option<&'static str> {
        let (&first, rest) = text.as_bytes().split_first()?;
        let bit = Self::bit(first, rest.first().copied().unwrap_or_default());
        if self.pairs[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let byte = usize::from(first);
        let of_byte = &self.sorted[usize::from(self.starts[byte])..usize::from(self.starts[byte + 1])];
        // Most phrases differ in the second byte, which is compared without a call.
        let may_fit = |phrase: &&&str| phrase.len() == 1 || phrase.as_bytes().get(1) == rest.first();
        let mut phrases = of_byte.iter().filter(may_fit).copied();
        phrases.find(|phrase| text.strip_prefix(phrase).is_some_and(|rest| ends_word(phrase, rest)))
    }
}

/// The phrases of `cues` in `language`, separated by `|`; the English ones when the language is not known.
pub(super) fn phrases_of(cues: &'static Cues, language: &str) -> &'static str {
    let language = if language.is_empty() { "en" } else { language };
    cues.iter().find(|(name, _)| *name == language).map_or("", |&(_, phrases)| phrases)
}

/// True when a word ends between `phrase` and `rest`, as far as the script shows where words end.
fn ends_word(phrase: &str, rest: &str) -> bool {
    let unspaced = phrase.ends_with(|c| is_unspaced(script_of(c)) || script_of(c) == Script::Hangul);
    unspaced || !rest.starts_with(is_alphanumeric) || phrase.ends_with(|c: char| !is_alphanumeric(c))
}

/// The offsets where words begin. In a script without spaces, every character counts as one.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let begins = !is_alphanumeric(before) || c as u32 >= 0x0E00 && is_unspaced(script_of(c));
        before = c;
        begins.then_some(at)
    })
}
