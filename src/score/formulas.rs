//! Phrases of sentences that every text of a kind has, whatever it is about: formulas of minutes, patient leaflets,
//! notices, reports and papers, and how a company, a person or a purchase is introduced. Written for this project from common knowledge of
//! each language. Lower case, phrases separated by `|`.

use super::cues::Cues;

/// Formulas anywhere in a sentence.
pub(super) const FORMULAS: &Cues = &[
    (
        "en",
        "taken as read|were read and approved|were approved and signed|was approved and signed|approved as a correct record|signed as a correct record|were confirmed as|declared the meeting|closed the meeting|brought to a close|meeting was closed|meeting was quorate|a quorum was|no declarations of interest|matters arising from|like all medicines|not everybody gets them|although not everyone gets|double dose|out of the sight and reach|reach of children|keep this leaflet|purpose of this report|this report sets out|to inform members|reviews the literature|reviews related work|describes the method|presents our results|are discussed in section|is a leading provider|is a leading supplier|is a leading manufacturer|is the leading provider|is a global leader|a leader in the field|trusted by more than|trusted by over|committed to providing|in this issue we|in this issue:|this explainer|in this post|this guide explains|this article explains|in this video|my name is|let's be honest|let us be honest|has the meaning given|have the meaning given|has the meaning set out|lengthy discussion|lively discussion|long discussion|discussion ensued|we come to item|the next item is|hello and welcome|welcome back to|thank you, chair|thank you for having|thank you all for having|thanks for having|thank you for inviting|thank you for letting|thank you all for coming|thank you both for|ladies and gentlemen|please disregard|please ignore this|disregard this letter|ignore this message|ignore this letter|ongoing commitment|is organised as follows|is organized as follows|all remaining errors|further research is needed|further work is needed|plays an important role|play an important role|heartfelt thanks|i am grateful to counsel|appeared in person|appeared for the|we write further to|further to our letter|further to our email|with reference to your letter|with reference to our letter|survived by",
    ),
    (
        "de",
        "protokoll der letzten sitzung|protokoll der letzten versammlung|protokoll wird genehmigt|protokoll wurde genehmigt|schließt die sitzung|schließt die versammlung|beendet die sitzung|beschlussfähigkeit|beschlussfähig|ordnungsgemäß eingeladen|form- und fristgerecht|wie alle arzneimittel|nicht bei jedem auftreten|doppelte menge|doppelte dosis|für kinder unzugänglich|packungsbeilage auf|ziel dieses berichts|dieser bericht gibt|ein führender anbieter|führender hersteller|der führende anbieter|führenden anbietern|zählt zu den führenden|gehört zu den führenden|marktführer|in dieser ausgabe|in diesem beitrag|in diesem artikel|in diesem ratgeber|mein name ist|ich heiße|seien wir ehrlich|längerer diskussion|lebhafte diskussion|lebhafter diskussion|ausführlich diskutiert|bestandteil dieses vertrages|bestandteil dieses vertrags|haftung für vollständigkeit|begrüßt die anwesenden|meine damen und herren|sehr geehrte damen und herren|danke für die einladung|danke, dass ich|schön, dass sie|als gegenstandslos|gegenstandslos|spielt eine wichtige rolle|spielen eine wichtige rolle|ist wie folgt gegliedert|weitere forschung ist|im namen des volkes|aufgrund der mündlichen verhandlung|wie aus dem tenor|bezug nehmend auf|bezugnehmend auf|wie bereits mit schreiben|hinterlässt seine frau|hinterlässt ihren mann|trauern um",
    ),
    (
        "fr",
        "la séance est levée|séance est ouverte|lève la séance|ouvre la séance|l'ordre du jour étant épuisé|plus rien n'étant|le quorum est|quorum étant atteint|procès-verbal de la dernière|procès-verbal de la précédente|procès-verbal de la séance|comme tous les médicaments|ne surviennent pas systématiquement|dose double|hors de la vue et de la portée|portée des enfants|cette notice|le présent rapport a pour|l'objet du présent rapport|est un acteur majeur|acteur incontournable|leader européen|leader mondial|leader français|est le leader|est un leader|est le spécialiste|dans ce numéro|dans cet article|dans ce guide|je m'appelle|soyons honnêtes|longue discussion|un débat s'engage|s'ensuit un débat|fait partie intégrante du présent|souhaite la bienvenue|bonjour à toutes|bonjour à tous|bonsoir à toutes|bonsoir à tous|mesdames et messieurs|merci de votre invitation|merci de m'avoir|ne pas tenir compte de|considérer ce message|considérer ce courrier|joue un rôle important|jouent un rôle important|est organisé comme suit|au nom du peuple|après en avoir délibéré|statuant publiquement|suite à notre courrier|suite à votre courrier|faisant suite à|compte rendu précédent|compte rendu de la dernière|compte rendu de la précédente",
    ),
    (
        "es",
        "se levanta la sesión|se abre la sesión|abre la sesión|sin más asuntos que tratar|no habiendo más asuntos|no habiendo más temas|aprobación del acta|se aprueba el acta|acta de la sesión anterior|acta anterior|existe quórum|hay quórum|al igual que todos los medicamentos|no todas las personas los sufran|dosis doble|fuera de la vista y del alcance|alcance de los niños|conserve este prospecto|el presente informe tiene|objeto del presente informe|empresa líder|es líder en|líder mundial|líder en el sector|referente del sector|referente indiscutible|en este número|en este artículo|en esta guía|me llamo|seamos sinceros|seamos honestos|toma la palabra|se abre un debate|larga discusión|en uso de las atribuciones|para que conste|hace saber|da la bienvenida|señoras y señores|buenos días a todos|buenas tardes a todos|buenas noches a todos|gracias por invitarme|gracias por recibirnos|haga caso omiso|hagan caso omiso|haced caso omiso|desempeña un papel importante|juega un papel importante|se organiza como sigue|se organiza de la siguiente|en nombre de su majestad|vistos los autos|así por esta mi sentencia|en relación con nuestro escrito|en relación con su escrito",
    ),
    (
        "it",
        "la seduta è tolta|la seduta è sciolta|dichiara aperta la seduta|dichiara chiusa la|null'altro essendovi|non essendovi altro|verbale della seduta precedente|verbale precedente|numero legale|come tutti i medicinali|non tutte le persone li manifestino|dose doppia|fuori dalla vista e dalla portata|portata dei bambini|conservi questo foglio|la presente relazione ha|azienda leader|è leader nel|leader mondiale|leader nel settore|in questo numero|in questo articolo|in questa guida|mi chiamo|diciamolo|siamo onesti|ne segue una discussione|ampia discussione|lunga discussione|costituisce parte integrante|dà il benvenuto|signore e signori|buongiorno a tutti|buonasera a tutti|grazie per l'invito|grazie dell'invito|non tenere conto|non tenga conto|ignori la presente|ignorare la presente|svolge un ruolo importante|è organizzato come segue|in nome del popolo|ha pronunciato la seguente|visti gli atti|facendo seguito|in riferimento alla nostra|in riferimento alla vostra",
    ),
    (
        "pt",
        "nada mais havendo a tratar|encerrou a reunião|encerrada a reunião|encerrada a sessão|declarou aberta|aberta a sessão|ata da reunião anterior|ata anterior|havendo quórum|como todos os medicamentos|não se manifestem em todas|dose a dobrar|dose dobrada|fora da vista e do alcance|alcance das crianças|conserve este folheto|o presente relatório tem|empresa líder|é líder em|líder mundial|referência no setor|referência no mercado|nesta edição|neste artigo|neste guia|meu nome é|chamo-me|sejamos sinceros|sejamos honestos|longa discussão|no uso da competência|no uso das atribuições|para constar|faz saber|dá as boas-vindas|deu as boas-vindas|senhoras e senhores|bom dia a todos|boa tarde a todos|boa noite a todos|obrigado pelo convite|obrigada pelo convite|desconsidere|ignore esta mensagem|ignore este aviso|desempenha um papel importante|está organizado da seguinte|reuniu a assembleia|reuniu-se a assembleia|reuniu em assembleia|dias do mês de|em nome do povo|vistos e relatados|acordam os juízes|em referência à nossa|em resposta à vossa|na sequência da nossa",
    ),
    (
        "nl",
        "sluit de vergadering|opent de vergadering|notulen van de vorige|notulen worden|notulen zijn goedgekeurd|quorum|zoals elk geneesmiddel|niet iedereen daarmee te maken|dubbele dosis|buiten het zicht en bereik|bereik van kinderen|bewaar deze bijsluiter|het doel van dit rapport|toonaangevende|marktleider|in dit nummer|in deze editie|in dit artikel|mijn naam is|ik heet|laten we eerlijk|lange discussie|heet iedereen welkom|dames en heren|goedenavond allemaal|bedankt voor de uitnodiging|als niet verzonden|kunt u deze brief negeren|speelt een belangrijke rol|is als volgt opgebouwd|in naam van de koning|de rechtbank, beschikkende|naar aanleiding van uw brief|in vervolg op onze",
    ),
    (
        "sv",
        "mötet avslutades|mötet öppnades|förklarade mötet|föregående protokoll|protokollet godkändes|mötet var behörigt|liksom alla läkemedel|behöver inte få dem|dubbel dos|utom syn- och räckhåll|räckhåll för barn|spara denna|ledande leverantör|världsledande|marknadsledande|i det här numret|i detta nummer|i den här artikeln|jag heter|låt oss vara ärliga|lång diskussion|hälsade välkommen|mina damer och herrar|tack för att jag fick|tack för inbjudan|bortse från detta|spelar en viktig roll",
    ),
    (
        "pl",
        "protokół z poprzedniego|protokołu z poprzedniego|zamknął zebranie|zamknęła zebranie|zamknął obrady|zamknięto obrady|otworzył zebranie|otworzyła zebranie|stwierdził kworum|stwierdzono kworum|prawomocność|wobec wyczerpania porządku|jak każdy lek|nie u każdego|dawki podwójnej|podwójnej dawki|niewidocznym i niedostępnym|niedostępnym dla dzieci|zachować tę ulotkę|niniejszy raport|wiodącym producentem|wiodącym dostawcą|liderem rynku|liderem w branży|czołowych producentów|w tym numerze|w tym wydaniu|w tym artykule|nazywam się|mam na imię|bądźmy szczerzy|długa dyskusja|wywiązała się|przywitał zebranych|powitał zebranych|powitała zebranych|panie i panowie|szanowni państwo|dziękuję za zaproszenie|proszę zignorować|prosimy zignorować|uznać za niebyłe|odgrywa ważną rolę|odgrywają ważną rolę|orzeczono jak w|w imieniu rzeczypospolitej|po rozpoznaniu na rozprawie|mając na uwadze powyższe|mając powyższe na uwadze|w nawiązaniu do|w odpowiedzi na państwa",
    ),
    (
        "ru",
        "собрание объявлено|заседание объявлено|объявил собрание|объявила собрание|повестка дня исчерпана|кворум|протокол предыдущего|протокол прошлого|подобно всем лекарственным|возникают не у всех|двойную дозу|недоступном для детей|сохраните листок|сохраните инструкцию|целью настоящего отчёта|настоящий отчёт|является одним из лидеров|является лидером|один из ведущих|ведущий производитель|является ведущим|в этом номере|в этом выпуске|в этой статье|меня зовут|будем честны|скажем честно|долгая дискуссия|развернулась дискуссия|состоялось обсуждение|приветствовал собравшихся|дамы и господа|спасибо за приглашение|всем добрый день|всем добрый вечер|не обращайте внимания на это|просим не обращать внимания|играет важную роль|играют важную роль|именем российской федерации|рассмотрев в открытом судебном|в составе председательствующего|в ответ на ваше|в дополнение к нашему письму|благодарит вас за|благодарим вас за",
    ),
    (
        "uk",
        "збори оголошено|засідання оголошено|порядок денний вичерпано|кворум|протокол попереднього|як і всі лікарські|подвійну дозу|недоступному для дітей|є одним із лідерів|є лідером|провідний виробник|у цьому номері|у цьому випуску|у цій статті|мене звати|будьмо чесними|довга дискусія|пані та панове|дякую за запрошення|не звертайте уваги на це|відіграє важливу роль",
    ),
    (
        "tr",
        "toplantıya son verildi|toplantı açıldı|oturumu açtı|oturumu kapattı|yeter sayı|önceki toplantının|bir önceki toplantı|tüm ilaçlar gibi|çift doz|çocukların göremeyeceği|kullanma talimatını saklayınız|bu raporun amacı|lider kuruluş|sektörün lideri|sektöründe lider|bu sayıda|bu sayımızda|bu yazıda|bu yazımızda|benim adım|dürüst olalım|uzun uzun tartışıldı|uzun tartışma|hanımefendiler beyefendiler|değerli misafirler|davetiniz için teşekkür|dikkate almayınız|önemli bir rol oynamaktadır|önemli bir rol oynar|lider bir|öncü bir",
    ),
    (
        "ar",
        "رفعت الجلسة|افتتحت الجلسة|افتتح الاجتماع|اكتمال النصاب|محضر الجلسة السابقة|محضر الاجتماع السابق|مثل جميع الأدوية|جرعة مضاعفة|متناول الأطفال|احتفظ بهذه النشرة|شركة رائدة|الشركة الرائدة|من الشركات الرائدة|في هذا العدد|في هذا المقال|اسمي|لنكن صرحاء|دار نقاش|ورحب رئيس|رحب رئيس|سيداتي وسادتي|شكرا على الدعوة|شكراً على الدعوة|تجاهل هذه الرسالة|يرجى تجاهل|يلعب دورا مهما|تلعب دورا مهما",
    ),
    (
        "hi",
        "बैठक समाप्त|बैठक की शुरुआत|पिछली बैठक की कार्यवाही|पिछली बैठक का कार्यवृत्त|सभी दवाओं की तरह|दोहरी खुराक|बच्चों की पहुंच|बच्चों की पहुँच|अग्रणी कंपनी|अग्रणी कंपनियों|इस अंक में|इस लेख में|मेरा नाम|लंबी चर्चा|स्वागत किया|देवियों और सज्जनों",
    ),
    (
        "zh",
        "宣布会议|宣布散会|会议到此|上次会议记录|上次会议纪要|达到法定人数|与所有药物一样|双倍剂量|儿童不能接触|儿童接触不到|保留此说明书|本报告旨在|领先的供应商|领先供应商|领先企业|行业领先|龙头企业|高新技术企业|在本期|本文将|我叫|说实话|经过长时间讨论|展开了热烈|女士们|各位来宾|感谢邀请|请忽略本|请忽略此|发挥着重要作用|起着重要作用",
    ),
    (
        "ja",
        "閉会した|閉会しました|開会を宣|閉会を宣|前回議事録|前回の議事録|定足数|2回分を一度に|二回分を一度に|小児の手の届かない|子供の手の届かない|お子様の手の届かない|本報告書は|リーディングカンパニー|とコメントしています|とコメントした|とコメントしました|とコメントしている|今号では|今月号では|この記事では|本記事では|と申します|正直に言うと|活発な議論|長時間の議論|ご来場の皆様|お招きいただき|行き違い|ご放念ください|読み捨て|重要な役割を果たして|お喜び申し上げ|お慶び申し上げ|ご清祥|ご健勝|ご清栄|平素より|御礼申し上げ",
    ),
    (
        "ko",
        "폐회를 선언|개회를 선언|폐회하였|이전 회의록|전차 회의록|의사정족수|두 배 용량|어린이의 손이 닿지|선도 기업|선두 기업|글로벌 기업|이번 호에서는|이 글에서는|이번 글에서는|제 이름은|솔직히 말하|열띤 토론|오랜 논의|신사 숙녀 여러분|초대해 주셔서|무시하셔도 됩니다|무시해 주시기|중요한 역할을 하고",
    ),
    (
        "vi",
        "bế mạc cuộc họp|khai mạc cuộc họp|biên bản cuộc họp trước|liều gấp đôi|tầm tay trẻ em|trong bài viết này|tên tôi là",
    ),
    (
        "id",
        "rapat ditutup|rapat dibuka|notulen rapat sebelumnya|kuorum|dosis ganda|jangkauan anak|perusahaan terkemuka|pemimpin pasar|dalam edisi ini|dalam artikel ini|nama saya",
    ),
];

/// How writers of reviews say that and why they bought something, how it came, and where its author was born.
pub(super) const PURCHASES: &Cues = &[
    (
        "en",
        "i bought|we bought|i purchased|i ordered|we ordered|i picked this up|i picked it up|i got this|we got this|bought this|bought it|we booked|i booked|arrived on a|arrived on time|arrived in a|arrived yesterday|arrived quickly|arrived well|a gift for|a present for|my birthday|my old|our old|received a free copy|received this book|was born in|born in|earlier books|previous books|previous novels|lives with|was delivered by|were delivered by|delivery was|delivery took|came in a box|came well packed|packaging was|unboxing|i treated myself|given to me|gave me this|lent it to me|lent me",
    ),
    (
        "de",
        "gekauft|bestellt|gebucht|kam am|kam pünktlich|kam gut verpackt|wurde geliefert|lieferung kam|zum geburtstag|geschenk für|mein alter|meine alte|unser alter|unsere alte|rezensionsexemplar|geboren in|wurde geboren|frühere bücher|lebt mit|geliefert wurde|die lieferung|verpackung war|geschenkt bekommen|habe ich geschenkt|lieh mir|geholt",
    ),
    (
        "fr",
        "j'ai acheté|nous avons acheté|j'ai commandé|nous avons commandé|nous avons réservé|j'ai réservé|est arrivé|est arrivée|colis|cadeau pour|mon anniversaire|mon ancien|mon ancienne|notre ancien|notre ancienne|service de presse|né en|née en|né à|née à|précédents romans|vit avec|livraison rapide|la livraison|l'emballage|m'a offert|on m'a offert|m'a prêté|offert pour",
    ),
    (
        "es",
        "compré|compramos|he comprado|hemos comprado|lo pedí|la pedí|pedimos|reservamos|me llegó|llegó en|llegó el|regalo para|mi cumpleaños|mi antiguo|mi antigua|mi viejo|mi vieja|nació en|nacido en|nacida en|libros anteriores|vive con|el envío|el embalaje|me regaló|me regalaron|me prestó|regalado por",
    ),
    (
        "it",
        "ho comprato|abbiamo comprato|ho acquistato|abbiamo acquistato|ho ordinato|ho prenotato|abbiamo prenotato|è arrivato|è arrivata|regalo per|mio compleanno|il mio vecchio|la mia vecchia|il nostro vecchio|nato a|nata a|nato nel|nata nel|libri precedenti|vive con|la consegna|la spedizione|l'imballaggio|mi ha regalato|me l'ha regalato|mi ha prestato",
    ),
    (
        "pt",
        "comprei|compramos|encomendei|reservamos|reservei|chegou em|chegou no|chegou na|chegou antes|presente para|meu aniversário|meu antigo|minha antiga|nosso antigo|nasceu em|nascido em|nascida em|livros anteriores|mora com|a entrega|a embalagem|me deu|ofereceram-me|ofereceu-me|me emprestou",
    ),
    (
        "nl",
        "gekocht|besteld|geboekt|werd geleverd|geleverd op|verjaardag|cadeau voor|mijn oude|onze oude|werd geboren|geboren in|eerdere boeken|de levering|de verpakking|kreeg ik|heb ik gekregen|geleend van",
    ),
    (
        "sv",
        "köpte|beställde|bokade|levererades|present till|min gamla|vår gamla|födelsedag|föddes i|född i|tidigare böcker|leveransen|förpackningen|fick jag av|fick den av",
    ),
    (
        "pl",
        "kupiłem|kupiłam|kupiliśmy|zamówiłem|zamówiłam|zarezerwowaliśmy|paczka przyszła|przesyłka przyszła|prezent dla|na urodziny|mój stary|moja stara|nasz stary|nasza stara|urodził się|urodziła się|wcześniejszych książek|dostawa|opakowanie|dostałem od|dostałam od|pożyczył mi",
    ),
    (
        "ru",
        "купил|купила|купили|заказал|заказала|заказали|забронировали|посылка пришла|доставили|в подарок|на день рождения|мой старый|моя старая|наш старый|наша старая|родился в|родилась в|предыдущих книг|доставка|упаковка|подарили|подарил мне|подарила мне|дали почитать",
    ),
    (
        "uk",
        "купив|купила|купили|замовив|замовила|замовили|у подарунок|на день народження|мій старий|наш старий|народився|народилася",
    ),
    (
        "tr",
        "satın aldım|satın aldık|sipariş ettim|sipariş verdim|rezervasyon yaptırdık|kargo|doğum günü|hediye olarak|doğdu|doğumlu|kargosu|paketleme|hediye etti|hediye aldım",
    ),
    ("ar", "اشتريت|اشترينا|طلبت|حجزنا|وصلني|وصل الطرد|هدية|عيد ميلاد|ولد في|ولدت في|ولد عام|ولدت عام"),
    ("hi", "खरीदा|ख़रीदा|खरीदी|ऑर्डर किया|मंगवाया|बुक किया|जन्मदिन|उपहार|जन्म हुआ"),
    ("zh", "买了|购买了|下单|入手|收到货|快递|预订了|生日|出生于|物流|送货|朋友送|别人送|包装完好|包装很好|包装严实"),
    (
        "ja",
        "購入しました|購入した|買いました|注文しました|予約しました|届きました|誕生日|プレゼント|梱包|配送|頂きました|もらいました|いただきました|勧められ|に生まれ|買い替えました|買い替えた",
    ),
    ("ko", "구매했|구입했|샀습니다|샀어요|주문했|예약했|도착했|배송|생일|선물|태어났|포장|선물로 받|선물받"),
    ("vi", "tôi mua|mình mua|tôi đặt|mình đặt|giao hàng|sinh nhật|quà tặng|sinh năm"),
    ("id", "saya beli|saya membeli|saya pesan|kami memesan|paket tiba|ulang tahun|hadiah|lahir di"),
];
