//! Phrases that mark a short sentence as part of the page rather than of its text, such as calls to action and small
//! talk in forums and shows; words at the beginning of date lines; and phrases typical of contracts and stories.
//! Written for this project from common knowledge of each language. Lower case, phrases separated by `|`.

use super::cues::Cues;

/// Calls to the reader: to click, subscribe, share, comment, download.
pub(super) const CALLS: &Cues = &[
    (
        "en",
        "click here|click the link|click on the link|click below|tap here|view in browser|view this email|view this e-mail|view it in your browser|displayed correctly|displaying correctly|unsubscribe|manage your preferences|update your preferences|you are receiving|you received this|you're receiving|leave a comment|leave us a comment|in the comments|comments below|comment below|leave a review|follow us on|like us on|find us on|join us on|tag us|our newsletter|our channel|our podcast|hit the bell|like and subscribe|download our app|download the app|share this|share your|tell us what|let us know|stay tuned|watch this space|more on this|affiliate links|affiliate commission|all rights reserved|cookie policy|privacy policy|terms of use|terms of service|create an account|reset your password|photo by|photos by|photograph by|image credit|image by|courtesy of|is published by|all notable changes|semantic versioning|keep a changelog|without further ado|scroll down|printable version|print recipe|jump to recipe",
    ),
    (
        "de",
        "klicken sie hier|klicken sie bitte hier|klick hier|klicke hier|hier klicken|klicken sie auf|im browser|richtig angezeigt|korrekt angezeigt|nicht angezeigt|abmelden|abbestellen|unseren newsletter|unserem newsletter|in den kommentaren|in die kommentare|kommentar hinterlassen|kommentieren sie|folgen sie uns|folgt uns|folge uns|abonniert|abonniere|unsere app|app herunterladen|teilen sie|schreiben sie uns|schreibt uns|sagen sie uns|bleiben sie dran|bleibt dran|alle rechte vorbehalten|datenschutzerklärung|nutzungsbedingungen|konto erstellen|passwort vergessen|foto von|fotos von|packungsbeilage|gebrauchsanweisung sorgfältig|gebrauchsinformation sorgfältig|ist erschienen bei|ist im verlag|zum rezept|rezept drucken|alle wesentlichen änderungen",
    ),
    (
        "fr",
        "cliquez ici|cliquer ici|cliquez sur|clique ici|dans votre navigateur|ne s'affiche pas|s'affiche mal|désabonner|désinscrire|désinscription|désabonnement|laissez un commentaire|laisser un commentaire|en commentaire|dans les commentaires|suivez-nous|suivez nous|abonnez-vous|notre newsletter|notre lettre d'information|notre chaîne|téléchargez notre|téléchargez l'application|partagez|dites-nous|faites-nous savoir|restez à l'écoute|tous droits réservés|politique de confidentialité|conditions d'utilisation|créer un compte|créez un compte|mot de passe oublié|photo de|photos de|avec l'aimable|suivez le guide|lire attentivement|lisez attentivement|attentivement cette notice|gardez cette notice|est publié par|est paru chez|imprimer la recette|liens partenaires",
    ),
    (
        "es",
        "haz clic|haga clic|pulsa aquí|pulse aquí|pincha aquí|en tu navegador|en su navegador|no se muestra|no ve bien|darse de baja|darte de baja|cancelar la suscripción|deja un comentario|deja tu comentario|déjanos|en los comentarios|síguenos|síganos|suscríbete|suscríbase|nuestro boletín|nuestra newsletter|nuestro canal|descarga nuestra|descarga la app|comparte|cuéntanos|cuéntenos|todos los derechos reservados|política de privacidad|términos de uso|crear una cuenta|crea una cuenta|foto de|fotos de|cortesía de|lea todo el prospecto|lea detenidamente|conserve este prospecto|está publicado por|imprimir receta|compra verificada",
    ),
    (
        "it",
        "clicca qui|cliccate qui|fai clic|fare clic|nel browser|nel tuo browser|non visualizzi|non si visualizza|annulla l'iscrizione|annullare l'iscrizione|disiscriverti|cancellarti|lascia un commento|lasciate un commento|nei commenti|seguici|seguiteci|iscriviti|iscrivetevi|nostra newsletter|nostro canale|scarica la nostra|scarica l'app|condividi|condividilo|condividete|facci sapere|fateci sapere|tutti i diritti riservati|informativa sulla privacy|termini di utilizzo|crea un account|foto di|per gentile concessione|legga attentamente|leggere attentamente|conservi questo foglio|è pubblicato da|è edito da|stampa la ricetta",
    ),
    (
        "pt",
        "clique aqui|clica aqui|clique no|no navegador|no seu navegador|não está visualizando|não consegue visualizar|cancelar a inscrição|cancelar inscrição|descadastrar|cancelar a subscrição|deixe um comentário|deixe seu comentário|deixe o seu comentário|nos comentários|siga-nos|nos siga|inscreva-se|subscreva|nossa newsletter|nosso canal|nosso boletim|baixe o app|baixe nosso|baixe o aplicativo|compartilhe|partilhe|conte para a gente|conte-nos|todos os direitos reservados|política de privacidade|termos de uso|crie uma conta|criar uma conta|foto de|fotos de|cortesia de|leia atentamente|leia com atenção|guarde esta bula|guarde este folheto|publique-se|é publicado por|imprimir receita|compra verificada",
    ),
    (
        "nl",
        "klik hier|klik op|in je browser|in uw browser|niet goed weergegeven|niet goed zichtbaar|uitschrijven|afmelden|laat een reactie|laat een bericht|in de reacties|volg ons|abonneer|onze nieuwsbrief|ons kanaal|download onze|download de app|deel dit|laat het ons weten|laat ons weten|alle rechten voorbehouden|privacybeleid|gebruiksvoorwaarden|account aanmaken|maak een account|foto van|foto's van|lees goed de|lees zorgvuldig|bewaar deze bijsluiter|is uitgegeven door|recept afdrukken|rapporteer dit",
    ),
    (
        "sv",
        "klicka här|i webbläsaren|i din webbläsare|visas inte|avregistrera|avsluta prenumerationen|lämna en kommentar|i kommentarerna|följ oss|prenumerera|vårt nyhetsbrev|vår kanal|ladda ner vår|ladda ner appen|dela med|berätta för oss|alla rättigheter|integritetspolicy|användarvillkor|skapa ett konto|skapa konto|foto av|läs noga igenom|spara denna information|är utgiven av|skriv ut recept",
    ),
    (
        "pl",
        "kliknij tutaj|kliknij tu|kliknij w|w przeglądarce|nie wyświetla się|zrezygnować z subskrypcji|wypisać się|wypisz się|zostaw komentarz|w komentarzach|w komentarzu|śledź nas|obserwuj nas|zapisz się|subskrybuj|nasz newsletter|nasz kanał|pobierz naszą|pobierz aplikację|udostępnij|podziel się|daj nam znać|dajcie znać|wszelkie prawa zastrzeżone|polityka prywatności|regulamin serwisu|załóż konto|zdjęcie:|zdjęcia:|należy uważnie|należy zapoznać się|zachować tę ulotkę|nakładem wydawnictwa|wydrukuj przepis",
    ),
    (
        "ru",
        "нажмите здесь|нажмите сюда|кликните|перейдите по ссылке|по ссылке|в браузере|отображается некорректно|отображается неправильно|отписаться|отпишитесь|оставьте комментарий|оставляйте комментарии|в комментариях|подпишитесь|подписывайтесь|следите за|наша рассылка|нашу рассылку|наш канал|скачайте приложение|скачайте наше|поделитесь|делитесь|расскажите нам|пишите нам|все права защищены|политика конфиденциальности|пользовательское соглашение|создайте аккаунт|зарегистрируйтесь|фото из|внимательно прочтите|внимательно прочитайте|сохраните инструкцию|вышла в издательстве|вышел в издательстве|текущая версия страницы|стабильная версия|опытными участниками",
    ),
    (
        "uk",
        "натисніть тут|натисніть сюди|перейдіть за посиланням|за посиланням|у браузері|відображається неправильно|відписатися|залиште коментар|у коментарях|підпишіться|підписуйтеся|стежте за|наша розсилка|наш канал|завантажте застосунок|поділіться|розкажіть нам|пишіть нам|усі права захищено|всі права захищені|політика конфіденційності|створіть обліковий|зареєструйтеся|уважно прочитайте|збережіть інструкцію|вийшла у видавництві|поточна версія сторінки|стабільна версія",
    ),
    (
        "tr",
        "buraya tıklayın|buraya tıklayınız|tıklayın|tıklayınız|tarayıcınızda|tarayıcıda|görüntülenmiyorsa|görüntüleyemiyorsanız|abonelikten çık|listeden çık|yorum bırakın|yorum yapın|yorumlarda|yorumlara|bizi takip|takip edin|abone olun|bültenimize|kanalımıza|uygulamamızı|uygulamayı indirin|paylaşın|bize yazın|bize bildirin|tüm hakları saklıdır|gizlilik politikası|kullanım koşulları|hesap oluşturun|üye olun|dikkatlice okuyunuz|dikkatle okuyunuz|kullanma talimatını saklayınız|yayınlarından çıktı",
    ),
    (
        "ar",
        "اضغط هنا|انقر هنا|اضغط على|انقر على|في المتصفح|لا تظهر بشكل|إلغاء الاشتراك|اترك تعليقا|اترك تعليقك|في التعليقات|تابعونا|تابعنا على|اشترك في|اشتركوا في|نشرتنا|قناتنا|حمل التطبيق|حملوا تطبيق|شاركونا|شارك هذا|أخبرونا|جميع الحقوق محفوظة|سياسة الخصوصية|شروط الاستخدام|أنشئ حساب|سجل الآن|بعدسة|اقرأ هذه النشرة|احتفظ بهذه النشرة|صدر عن دار",
    ),
    (
        "hi",
        "यहां क्लिक|यहाँ क्लिक|क्लिक करें|ब्राउज़र में|अनसब्सक्राइब|टिप्पणी करें|कमेंट में|कमेंट करें|फॉलो करें|सब्सक्राइब करें|न्यूज़लेटर|हमारे चैनल|ऐप डाउनलोड|शेयर करें|साझा करें|हमें बताएं|हमें बताएँ|सर्वाधिकार सुरक्षित|गोपनीयता नीति|उपयोग की शर्तें|खाता बनाएं|ध्यान से पढ़ें",
    ),
    (
        "zh",
        "点击这里|点击此处|点此|点击链接|点击下方|在浏览器中|无法正常显示|退订|取消订阅|留言|评论区|关注我们|订阅我们|公众号|扫描二维码|扫码|下载app|下载我们的|分享给|告诉我们|版权所有|隐私政策|使用条款|服务条款|注册账号|图源|请仔细阅读说明书|仔细阅读本|请妥善保管|敬请谅解|特此通知|特此公告|敬请期待|持续关注",
    ),
    (
        "ja",
        "こちらをクリック|クリックして|ここをクリック|ブラウザで|正しく表示されない|表示されない場合|配信停止|登録解除|購読解除|コメント欄|コメントしてください|フォローして|チャンネル登録|メルマガ|アプリをダウンロード|シェアして|お聞かせください|お知らせください|無断転載|無断複製|著作権は|プライバシーポリシー|利用規約|アカウントを作成|会員登録|撮影：|撮影=|必ずお読みください|よくお読みください|大切に保管|お見逃しなく|お楽しみに|お待ちしております",
    ),
    (
        "ko",
        "여기를 클릭|클릭하세요|클릭하십시오|브라우저에서|제대로 보이지|수신 거부|수신거부|구독 취소|댓글을|팔로우|구독하|뉴스레터|우리 채널|저희 채널|앱을 다운로드|앱 다운로드|공유해 주|공유하기|알려 주세요|알려주세요|무단 전재|무단전재|재배포 금지|저작권자|개인정보 처리방침|이용약관|회원가입|사진 제공|사진제공|주의 깊게 읽|잘 읽으|보관하십시오|기대해 주세요",
    ),
    (
        "vi",
        "nhấn vào đây|bấm vào đây|nhấp vào đây|trên trình duyệt|không hiển thị|hủy đăng ký|để lại bình luận|phần bình luận|bình luận bên dưới|theo dõi chúng tôi|đăng ký kênh|bản tin của|kênh của chúng tôi|tải ứng dụng|chia sẻ bài|hãy chia sẻ|cho chúng tôi biết|mọi quyền được bảo lưu|chính sách bảo mật|điều khoản sử dụng|tạo tài khoản|đọc kỹ hướng dẫn",
    ),
    (
        "id",
        "klik di sini|klik tautan|di peramban|di browser|tidak tampil|berhenti berlangganan|tinggalkan komentar|di kolom komentar|ikuti kami|berlangganan|buletin kami|kanal kami|unduh aplikasi|bagikan|beri tahu kami|hak cipta dilindungi|kebijakan privasi|syarat dan ketentuan|buat akun|baca dengan saksama|simpan brosur",
    ),
];

/// Beginnings of lines that say when something was published, posted or changed, and by whom; such a line has a date.
pub(super) const DATED: &Cues = &[
    (
        "en",
        "posted|published|updated|last updated|last modified|last reviewed|modified|created|written|written by|first published|page last|reviewed|edited|added|submitted|uploaded|asked|answered|replied|commented|joined|member since|date|sent|received|released|issued",
    ),
    (
        "de",
        "veröffentlicht|aktualisiert|zuletzt|stand|erstellt|geschrieben|verfasst|geändert|eingestellt|beitrag von|verfasst am|datum|gesendet|erschienen|letztes update|überarbeitet",
    ),
    (
        "fr",
        "publié|publiée|posté|mis à jour|mise à jour|modifié|rédigé|écrit|créé|posté par|posté le|date|envoyé|paru le|dernière mise",
    ),
    (
        "es",
        "publicado|publicada|actualizado|actualizada|última actualización|modificado|escrito|creado|enviado|fecha|editado|respondido|redacción",
    ),
    (
        "it",
        "pubblicato|pubblicata|aggiornato|aggiornata|ultimo aggiornamento|modificato|scritto|creato|inviato|data|inserito",
    ),
    (
        "pt",
        "publicado|publicada|atualizado|atualizada|última atualização|modificado|escrito|criado|enviado|data|editado|postado",
    ),
    ("nl", "geplaatst|gepubliceerd|bijgewerkt|laatst|gewijzigd|geschreven|aangemaakt|datum|verzonden"),
    ("sv", "publicerad|publicerat|uppdaterad|uppdaterat|senast|skriven|inlagd|skapad|datum|postat"),
    (
        "pl",
        "opublikowano|opublikowane|aktualizacja|zaktualizowano|ostatnia aktualizacja|napisano|dodano|utworzono|data|wysłano|wysłany",
    ),
    (
        "ru",
        "опубликовано|обновлено|последнее|размещено|добавлено|написано|создано|дата|отправлено|изменено|написал|написала",
    ),
    ("uk", "опубліковано|оновлено|останнє|розміщено|додано|написано|створено|дата|надіслано|змінено"),
    (
        "tr",
        "yayınlanma|yayınlandı|yayın tarihi|giriş|güncelleme|güncellendi|son güncelleme|oluşturulma|tarih|gönderildi|eklenme|gönderim",
    ),
    ("ar", "نشر|نشرت|تاريخ|آخر تحديث|تم النشر|حدث|كتب|أضيف|نشر في"),
    ("hi", "प्रकाशित|अपडेट|अद्यतन|तारीख|दिनांक|लिखा|पोस्ट"),
    ("zh", "发布|发表|更新|最后|时间|日期|编辑|修改|发布于|发表于"),
    ("ja", "公開|更新|最終|投稿|掲載|作成|日付|発表|投稿日|更新日|公開日|配信"),
    ("ko", "입력|수정|등록|작성|최종|게시|날짜|승인|업데이트|기사입력"),
    ("vi", "đăng|cập nhật|xuất bản|ngày đăng|đăng lúc|tạo lúc"),
    ("id", "diterbitkan|diperbarui|terakhir|dibuat|tanggal|diposting|dikirim|dipublikasikan"),
];

/// Phrases anywhere in clauses that every contract has, whatever it is about: who the parties are, which law applies.
pub(super) const CLAUSES: &Cues = &[
    (
        "en",
        "is made on|is entered into|entered into by|made and entered|is made between|hereinafter|in witness whereof|for convenience only|held invalid|held to be invalid|invalid or unenforceable|found to be unenforceable|full force and effect|remain in force|entire agreement|governed by the law|governed by and construed|exclusive jurisdiction|executed in two|in counterparts|third parties|deemed served|deemed to have been received|deemed to have been|any notice under|notices under this|words in the singular|singular include the plural|capitalised terms|capitalized terms|defined terms|have the meaning given|has the meaning given|unless the context otherwise|no waiver|force majeure|remaining provisions|shall not affect the validity|supersedes all|maximum extent permitted|fullest extent permitted|warranties of any kind|provided \"as is\"|agree to be bound|governed by the laws",
    ),
    (
        "de",
        "im folgenden|nachfolgend|wird folgender|schließen folgenden|salvatorische|unwirksam sein|unwirksamkeit einer|gerichtsstand|es gilt das recht|gilt deutsches recht|bedürfen der schriftform|mündliche nebenabreden|nebenabreden|im übrigen gelten|soweit nicht anders|überschriften dienen|zugang gilt|gilt als zugegangen|höhere gewalt|im gesetzlich zulässigen umfang|ausschluss jeglicher gewährleistung",
    ),
    (
        "fr",
        "ci-après|entre les soussignés|il a été convenu|régi par le droit|régies par le droit|tribunaux compétents|en deux exemplaires|nulle ou non|réputée non écrite|élection de domicile|pour tout ce qui n'est pas prévu|les titres des articles|force majeure|est réputée reçue|remplace tout accord|dans toute la mesure permise|sans garantie d'aucune sorte",
    ),
    (
        "es",
        "en adelante|de una parte|de otra parte|se rige por|se regirá por|los tribunales de|por duplicado|se declara nula|fuera declarada nula|en prueba de conformidad|reunidos|para lo no previsto|en lo no previsto|en todo lo no previsto|se estará a lo dispuesto|fuerza mayor|firman por duplicado|mayor de edad|con dni|en la medida permitida por la ley|sin garantías de ningún tipo",
    ),
    (
        "it",
        "di seguito|tra le parti|è regolato dalla legge|si applica la legge|foro competente|in duplice|nulla o inefficace|si conviene e si stipula|per quanto non previsto|forza maggiore|le parti eleggono domicilio|si rinvia alle norme|nella misura massima consentita",
    ),
    (
        "pt",
        "doravante|de um lado|de outro lado|regido pela|regem-se|foro da comarca|foro de|em duas vias|por estarem justas|justos e contratados|em tudo o que não|no que for omisso|nos casos omissos|os casos omissos|força maior|na máxima extensão permitida",
    ),
    (
        "nl",
        "hierna|hierna te noemen|ondergetekenden|nederlands recht|nietig of vernietigbaar|bevoegde rechter|in tweevoud|voor zover niet|overmacht|ten kantore van|voor zover wettelijk toegestaan",
    ),
    (
        "pl",
        "zwanym dalej|zwaną dalej|zwany dalej|zwana dalej|w dwóch jednobrzmiących|mają zastosowanie przepisy|właściwy sąd|właściwym dla|formy pisemnej pod rygorem|w sprawach nieuregulowanych|siła wyższa|stosuje się przepisy kodeksu|w maksymalnym zakresie dozwolonym",
    ),
    (
        "ru",
        "именуемый|именуемая|именуемое|в дальнейшем|с одной стороны|с другой стороны|в двух экземплярах|имеющих одинаковую|имеющих равную|заключили настоящий|регулируется законодательством|во всём остальном|во всем остальном|что не предусмотрено настоящим|форс-мажор|непреодолимой силы|в максимальной степени, допускаемой",
    ),
    ("uk", "надалі|іменований|з однієї сторони|з іншої сторони|у двох примірниках|уклали цей"),
    ("tr", "bundan sonra|olarak anılacaktır|iki nüsha|yetkili mahkeme|mahkemeleri yetkilidir|arasında aşağıdaki"),
    ("ar", "ويشار إليه|المشار إليه|يشار إليه|طرف أول|طرف ثان|حرر هذا العقد|من نسختين|تخضع لقوانين"),
    ("zh", "以下简称|以下称|一式两份|一式二份|适用中华人民共和国|经友好协商|双方协商"),
    ("ja", "という。）|管轄裁判所|各1通|本書2通|2通を作成|準拠法"),
    ("ko", "이라 한다|라 한다|관할 법원|2부를 작성|각 1부"),
];

/// Words of a writer who tells a story of his own. In instructions and recipes such a story leads up to them.
pub(super) const PERSONAL: &Cues = &[
    ("en", "i|i've|i'm|i'd|my|me|myself|mine"),
    ("de", "ich|mein|meine|meiner|meinem|meinen|mir|mich"),
    ("fr", "je|j'ai|j'adore|j'aime|j'avais|j'étais|mon|ma|mes|moi"),
    ("es", "yo|mi|mis|me|conmigo"),
    ("it", "io|mio|mia|miei|mie|mi"),
    ("pt", "eu|meu|minha|meus|minhas|me"),
    ("nl", "ik|mijn|mij|me"),
    ("sv", "jag|min|mitt|mina|mig"),
    ("pl", "ja|mój|moja|moje|moim|mojej|mnie|mi"),
    ("ru", "я|мой|моя|моё|мое|мои|моей|мне|меня"),
    ("uk", "я|мій|моя|моє|мої|моєї|мені|мене"),
    ("tr", "ben|benim|bana|beni|annemin|anneannemin|babaannemin"),
    ("ar", "أنا|جدتي|أمي|كنت"),
    ("hi", "मैं|मेरा|मेरी|मेरे|मुझे"),
    ("zh", "我|我的|我家|我妈|我奶奶|我外婆"),
    ("ja", "私|私の|私は|僕|我が家|わが家|うちの"),
    ("ko", "저는|제가|나는|내가|우리 집|저희 집"),
    ("vi", "tôi|mình|của tôi|nhà tôi"),
    ("id", "saya|aku|ibu saya|nenek saya"),
];

/// Words of authors about their own work. The first sentence of an abstract without any of them is background.
pub(super) const OWN_WORK: &Cues = &[
    (
        "en",
        "we|our|us|i|here|this paper|this article|this study|this work|this review|this report|the present|the aim|the purpose|the objective",
    ),
    (
        "de",
        "wir|unser|unsere|hier|diese arbeit|dieser arbeit|diese studie|dieser studie|dieser beitrag|diesem beitrag|dieser artikel|ziel",
    ),
    ("fr", "nous|notre|nos|ici|cet article|cette étude|ce travail|le but|l'objectif"),
    (
        "es",
        "nosotros|nuestro|nuestra|nuestros|aquí|este artículo|este trabajo|este estudio|el objetivo|se estudió|se analizó|presentamos|estudiamos|analizamos",
    ),
    ("it", "noi|nostro|nostra|qui|questo articolo|questo lavoro|questo studio|lo scopo|l'obiettivo|abbiamo"),
    ("pt", "nós|nosso|nossa|aqui|este artigo|este trabalho|este estudo|o objetivo|apresentamos|analisamos"),
    ("nl", "wij|we|onze|ons|hier|dit artikel|deze studie|dit onderzoek|het doel"),
    ("pl", "nasz|nasza|nasze|tutaj|w artykule|w pracy|niniejsza|niniejszy|niniejszym|celem"),
    ("ru", "мы|наш|наша|наше|нами|здесь|в статье|в работе|данная|настоящая|настоящей|целью|цель"),
    ("uk", "ми|наш|наша|тут|у статті|у роботі|метою|мета"),
    ("tr", "biz|bizim|burada|bu çalışma|bu çalışmada|bu makale|bu makalede|amaç|amacı|amacıyla"),
    ("ar", "نحن|هنا|هذه الدراسة|هذا البحث|هذه الورقة|تهدف|يهدف"),
    ("zh", "我们|本文|本研究|笔者|旨在|目的"),
    ("ja", "我々|われわれ|本研究|本論文|本稿|目的"),
    ("ko", "우리는|본 연구|본 논문|이 연구|이 논문|목적"),
];

/// Beginnings of the titles of instructions, and, after `=`, how the word after them ends; after `*`, the ends of such titles.
pub(super) const INSTRUCTIONS: &Cues = &[
    ("en", "how to |what to do if |setting up your |guide: |step by step"),
    (
        "de",
        "wie man |wie sie |wie du |so geht |so wird |anleitung|*so geht es|*so geht's|*selber machen|*reparieren|*reinigen|*entkalken",
    ),
    ("fr", "comment =er|comment =ir|comment =re|régler |réparer |nettoyer |remplacer |fabriquer "),
    ("es", "cómo =ar|cómo =er|cómo =ir|cómo =rse"),
    ("it", "come =are|come =ere|come =ire|come =rre|come =rsi"),
    ("pt", "como =ar|como =er|como =ir"),
    ("nl", "hoe je |hoe u |*repareren|*vervangen|*schoonmaken"),
    ("sv", "hur man |så gör du |så planterar du |så byter du "),
    ("tr", "*nasıl yapılır|*nasıl temizlenir|*nasıl kurulur|*nasıl değiştirilir|*tarifi"),
    ("hi", "*कैसे बनाएं|*कैसे बनाएँ|*कैसे करें|*कैसे रखें|*का तरीका|*के तरीके"),
    ("ja", "*方法|*やり方|*仕方|*作り方|*手順"),
    ("ko", "*방법|*하는 법|*만들기"),
    ("pl", "jak =ć"),
    ("ru", "как =ть|как =ться|как =ти"),
    ("uk", "як =ти|як =тися"),
    ("ar", "كيفية |طريقة "),
    ("zh", "如何|怎样|怎么|*方法|*步骤|*攻略|*教程"),
    ("vi", "cách "),
    ("id", "cara "),
];
