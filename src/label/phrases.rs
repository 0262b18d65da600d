//! Words and phrases that chrome is made of, in many languages.
//!
//! They are the wording of common site software and of consent dialogs, collected by hand. A phrase counts where its
//! words stand in a row, whatever their case and the punctuation between them.

use std::sync::OnceLock;

use super::scan::tokens_of;

/// What a phrase speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    Consent,
    Comments,
    Share,
    Related,
    Newsletter,
    Login,
    Navigation,
    Footer,
    Advert,
    Pagination,
    Byline,
    Machine,
    /// Small words that running text is full of.
    Running,
}

impl Topic {
    pub(super) const COUNT: usize = Topic::Running as usize + 1;
}

const PHRASES: &[(Topic, &[&str])] = &[
    (
        Topic::Consent,
        &[
            "cookie", "cookies", "cookie policy", "cookie settings", "we use cookies", "uses cookies", "use of cookies",
            "accept all", "accept cookies", "reject all", "manage preferences", "your privacy", "privacy settings",
            "gdpr", "consent", "legitimate interest", "personal data", "third party vendors", "our partners",
            "wir verwenden cookies", "alle akzeptieren", "einwilligung", "datenschutzeinstellungen", "zustimmen",
            "nous utilisons des cookies", "tout accepter", "consentement", "utilizamos cookies", "aceptar todas",
            "aceitar todos", "utilizziamo i cookie", "accetta tutti", "wij gebruiken cookies", "alles accepteren",
            "używamy plików cookie", "plików cookies", "używa plików cookie", "мы используем файлы cookie",
            "файлы cookie", "använder cookies", "χρησιμοποιούμε cookies", "çerez", "çerezleri", "クッキー",
            "使用 cookie", "隐私政策", "同意",
        ],
    ),
    (
        Topic::Comments,
        &[
            "comment", "comments", "leave a comment", "leave a reply", "post a comment", "add a comment",
            "write a comment", "enter your comment", "enter your name", "your email address will not be published",
            "required fields are marked", "this site uses akismet", "comment data is processed",
            "save my name email", "for the next time i comment", "notify me of", "log in to comment",
            "be the first to comment", "comments are closed", "no comments", "recent comments", "view comments",
            "join the conversation", "reply", "report abuse", "sort by newest", "cancel reply", "post comment",
            "powered by disqus", "blog comments", "kommentar", "kommentare", "kommentar schreiben",
            "schreibe einen kommentar", "kommentieren", "antworten", "deine e mail adresse wird nicht", "commentaire",
            "commentaires", "laisser un commentaire", "répondre", "comentario", "comentarios", "deja un comentario",
            "deja una respuesta", "responder", "comentários", "deixe um comentário", "commenti", "lascia un commento",
            "rispondi", "reacties", "geef een reactie", "komentarze", "komentarz", "dodaj komentarz", "odpowiedz",
            "комментарии", "комментарий", "оставить комментарий", "добавить комментарий", "ответить", "σχόλια",
            "σχόλιο", "αφήστε μια απάντηση", "yorum", "yorumlar", "komentáře", "评论", "发表评论", "网友评论", "回复",
            "コメント", "댓글",
        ],
    ),
    (
        Topic::Share,
        &[
            "share", "share this", "share on", "tweet", "facebook", "twitter", "linkedin", "pinterest", "whatsapp",
            "instagram", "youtube", "telegram", "reddit", "tumblr", "follow us", "follow", "copy link", "email this",
            "print", "like this", "teilen", "folgen sie uns", "drucken", "partager", "suivez nous", "imprimer",
            "compartir", "síguenos", "compartilhar", "compartilhe", "condividi", "seguici", "delen", "udostępnij",
            "drukuj", "поделиться", "печать", "κοινοποίηση", "paylaş", "sdílet", "分享", "分享到", "微信", "微博",
            "打印", "シェア", "ツイート", "공유",
        ],
    ),
    (
        Topic::Related,
        &[
            "related", "related articles", "related posts", "related stories", "related news", "related topics",
            "related content", "related products", "read more", "read also", "read next", "also read", "see also",
            "more from", "more stories", "more news", "you may also like", "you might also like", "recommended",
            "recommended for you", "most popular", "most read", "most viewed", "trending", "trending now", "popular",
            "popular posts", "recent posts", "latest news", "latest posts", "latest stories", "latest", "don t miss",
            "up next", "top stories", "editor s picks", "more in", "from around the web", "around the web",
            "you may have missed", "continue reading", "similar", "archive", "archives", "mehr zum thema",
            "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "ähnliche artikel",
            "ähnliche beiträge", "weitere artikel", "weiterlesen", "mehr lesen", "meistgelesen", "neueste beiträge",
            "zum thema", "verwandte themen", "à lire aussi", "lire aussi", "lire la suite", "articles similaires",
            "sur le même sujet", "les plus lus", "artículos relacionados", "noticias relacionadas", "leer más",
            "lo más leído", "te puede interesar", "lea también", "leia também", "leia mais", "veja também",
            "mais lidas", "leggi anche", "articoli correlati", "leggi tutto", "lees ook", "lees meer",
            "gerelateerde", "czytaj także", "czytaj też", "zobacz także", "zobacz też", "czytaj więcej",
            "polecane", "najnowsze", "читайте также", "похожие", "по теме", "читать далее", "подробнее",
            "популярное", "διαβάστε επίσης", "διαβάστε ακόμη", "σχετικά άρθρα", "περισσότερα", "ilgili haberler",
            "související", "čtěte také", "相关阅读", "相关文章", "相关新闻", "推荐阅读", "热门", "最新", "延伸阅读",
            "猜你喜欢", "更多", "関連記事", "おすすめ", "人気記事", "관련기사", "บทความที่เกี่ยวข้อง",
        ],
    ),
    (
        Topic::Newsletter,
        &[
            "newsletter", "subscribe", "sign up for", "sign up to", "subscribe now", "your inbox", "email address",
            "enter your email", "email updates", "rss", "get the latest", "abonnieren", "anmelden newsletter",
            "abonnez vous", "inscrivez vous", "suscríbete", "suscribirse", "boletín", "assine", "inscreva se",
            "iscriviti", "aanmelden", "nieuwsbrief", "zapisz się", "подписаться", "подпишитесь", "рассылка",
            "εγγραφή", "abone ol", "订阅", "メルマガ", "구독",
        ],
    ),
    (
        Topic::Login,
        &[
            "log in", "login", "sign in", "sign up", "register", "my account", "forgot password",
            "forgot your password", "create an account", "create account", "log out", "logout", "password",
            "username", "remember me", "already a subscriber", "subscribe to read", "become a member", "anmelden",
            "einloggen", "registrieren", "passwort", "passwort vergessen", "connexion", "se connecter", "s inscrire",
            "mot de passe", "iniciar sesión", "registrarse", "contraseña", "entrar", "cadastre se", "senha", "accedi",
            "registrati", "inloggen", "zaloguj", "zaloguj się", "zarejestruj", "hasło", "войти", "регистрация",
            "вход", "пароль", "σύνδεση", "giriş", "přihlásit", "登录", "注册", "忘记密码", "ログイン", "로그인",
        ],
    ),
    (
        Topic::Navigation,
        &[
            "home", "menu", "search", "skip to content", "skip to main content", "skip to navigation", "toggle navigation",
            "main menu", "categories", "category", "tags", "tagged", "filed under", "contact", "about", "news",
            "startseite", "suche", "zum inhalt springen", "kategorien", "accueil", "rechercher", "catégories",
            "inicio", "buscar", "categorías", "início", "cerca", "categorie", "zoeken", "strona główna", "szukaj",
            "kategorie", "главная", "поиск", "меню", "категории", "αρχική", "αναζήτηση", "anasayfa", "domů", "hledat",
            "首页", "搜索", "导航", "栏目", "当前位置", "您的位置", "ホーム", "検索", "홈", "back to top", "to top",
            "nach oben", "haut de page", "返回顶部", "sitemap", "site map",
        ],
    ),
    (
        Topic::Footer,
        &[
            "copyright", "all rights reserved", "terms of use", "terms of service", "terms and conditions",
            "privacy policy", "privacy", "contact us", "about us", "advertise", "advertise with us", "disclaimer",
            "imprint", "powered by", "proudly powered by", "careers", "accessibility", "help center", "faq",
            "content is protected", "impressum", "datenschutz", "datenschutzerklärung", "agb", "nutzungsbedingungen",
            "alle rechte vorbehalten", "kontakt", "über uns", "mentions légales", "tous droits réservés",
            "politique de confidentialité", "conditions générales", "qui sommes nous", "aviso legal",
            "todos los derechos reservados", "política de privacidad", "quiénes somos", "contacto",
            "todos os direitos reservados", "termos de uso", "tutti i diritti riservati", "informativa privacy",
            "note legali", "alle rechten voorbehouden", "algemene voorwaarden", "wszelkie prawa zastrzeżone",
            "polityka prywatności", "regulamin", "o nas", "все права защищены", "политика конфиденциальности",
            "пользовательское соглашение", "о нас", "контакты", "όροι χρήσης", "επικοινωνία", "tüm hakları saklıdır",
            "iletişim", "všechna práva vyhrazena", "版权所有", "关于我们", "联系我们", "备案", "免责声明", "责任编辑",
            "著作権", "利用規約", "プライバシーポリシー", "お問い合わせ", "저작권자", "무단전재",
        ],
    ),
    (
        Topic::Advert,
        &[
            "advertisement", "advertisements", "sponsored", "sponsored content", "ad choices", "promoted", "anzeige",
            "werbung", "publicité", "publicidad", "publicidade", "pubblicità", "advertentie", "reklama", "реклама",
            "διαφήμιση", "reklam", "广告", "スポンサー", "광고", "promo code", "coupon",
        ],
    ),
    (
        Topic::Pagination,
        &[
            "next page", "previous page", "next", "previous", "prev", "older posts", "newer posts", "next post",
            "previous post", "page", "next article", "previous article", "load more", "show more", "view all",
            "see all", "nächste seite", "vorherige", "weiter", "zurück", "suivant", "précédent", "siguiente",
            "anterior", "próxima", "successivo", "precedente", "volgende", "vorige", "następny", "poprzedni",
            "następna", "poprzednia", "следующая", "предыдущая", "далее", "назад", "επόμενο", "προηγούμενο", "sonraki",
            "önceki", "další", "předchozí", "下一页", "上一页", "下一篇", "上一篇", "次へ", "前へ", "다음", "이전",
        ],
    ),
    (
        Topic::Byline,
        &[
            "posted by", "posted on", "published", "published on", "updated", "last updated", "written by", "by",
            "author", "min read", "minutes read", "views", "photo", "source", "credit", "image", "getty images",
            "veröffentlicht", "von", "uhr", "aktualisiert", "foto", "quelle", "publié le", "mis à jour", "publicado",
            "actualizado", "pubblicato", "aggiornato", "geplaatst", "opublikowano", "autor", "опубликовано", "автор",
            "просмотров", "来源", "作者", "编辑", "发布时间", "阅读", "浏览", "記者", "기자",
        ],
    ),
    (
        Topic::Machine,
        &["msid", "imgsize", "imgid", "undefined", "null", "nan", "object object", "var", "function", "javascript", "enable javascript", "loading"],
    ),
    (
        Topic::Running,
        &[
            "the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "he", "be", "on", "his",
            "at", "by", "had", "not", "but", "from", "they", "she", "which", "you", "were", "her", "all", "their",
            "has", "would", "there", "been", "if", "when", "who", "will", "no", "so", "said", "its", "than", "into",
            "them", "can", "only", "other", "could", "have", "are", "this", "we", "an", "or", "what", "about", "i",
            "der", "die", "das", "und", "ist", "von", "den", "mit", "sich", "des", "auf", "nicht", "ein", "eine",
            "dem", "zu", "auch", "es", "im", "wird", "sind", "hat", "als", "bei", "einen", "wie", "dass", "aus", "sie",
            "war", "oder", "werden", "nach", "noch", "le", "la", "les", "et", "est", "une", "un", "dans", "que", "qui",
            "pour", "pas", "sur", "au", "plus", "ce", "il", "ne", "se", "avec", "sont", "par", "el", "los", "las",
            "y", "en", "por", "con", "una", "para", "del", "lo", "su", "como", "más", "o", "e", "não", "um", "uma",
            "os", "da", "do", "na", "no", "che", "di", "non", "per", "sono", "ma", "della", "del", "het", "een", "van",
            "niet", "dat", "op", "zijn", "te", "voor", "met", "nie", "jest", "się", "w", "z", "i", "że", "na", "to",
            "jak", "ale", "po", "co", "и", "в", "не", "на", "что", "с", "он", "как", "это", "а", "по", "но", "из",
            "к", "у", "за", "то", "для", "και", "το", "να", "του", "η", "της", "με", "για", "που", "στο", "από",
            "τα", "ο", "την", "των", "είναι", "ve", "bir", "bu", "için", "da", "de", "je", "se", "že", "s", "och",
            "att", "det", "som", "är", "og", "ja", "on", "的", "了", "是", "在", "和", "有", "我", "他", "这", "不",
            "们", "也", "就", "着", "の", "は", "を", "に", "が", "と", "で", "た", "も", "ที่", "และ", "ใน",
        ],
    ),
];

/// A phrase after its first word.
struct Entry {
    first: u32,
    rest: Vec<u32>,
    topic: Topic,
}

/// The phrases by their first word.
pub(super) struct Phrases {
    entries: Vec<Entry>,
    /// Open addressing: a place in `entries` plus one, by the hash of the first word.
    slots: Vec<u16>,
}

/// How many words of a text belong to phrases of each topic.
pub(super) type Hits = [u16; Topic::COUNT];

impl Phrases {
    pub(super) fn shared() -> &'static Self {
        static SHARED: OnceLock<Phrases> = OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut entries = Vec::new();
        for &(topic, phrases) in PHRASES {
            for tokens in phrases.iter().map(|phrase| tokens_of(phrase)) {
                if let Some((&first, rest)) = tokens.split_first() {
                    entries.push(Entry { first, rest: rest.to_vec(), topic });
                }
            }
        }
        entries.sort_by_key(|entry| (entry.first, std::cmp::Reverse(entry.rest.len()), entry.topic as u8));
        let mut slots = vec![0; (entries.len() * 4).next_power_of_two()];
        for (n, entry) in entries.iter().enumerate() {
            if n == 0 || entries[n - 1].first != entry.first {
                let mut slot = entry.first as usize & (slots.len() - 1);
                while slots[slot] != 0 {
                    slot = (slot + 1) & (slots.len() - 1);
                }
                slots[slot] = n as u16 + 1;
            }
        }
        Self { entries, slots }
    }

    fn first(&self, word: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = word as usize & mask;
        while self.slots[slot] != 0 {
            let n = usize::from(self.slots[slot]) - 1;
            if self.entries[n].first == word {
                return Some(n);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Counts the words of `tokens` that belong to phrases; of several that begin with one word the longest of each
    /// topic counts. A phrase of several words weighs one more for each word after the first.
    pub(super) fn hits(&self, tokens: &[u32]) -> Hits {
        let mut hits = [0_u16; Topic::COUNT];
        for at in 0..tokens.len() {
            let Some(first) = self.first(tokens[at]) else { continue };
            let mut done = 0_u32;
            for entry in self.entries[first..].iter().take_while(|entry| entry.first == tokens[at]) {
                let bit = 1 << entry.topic as u8;
                if done & bit == 0 && tokens[at + 1..].starts_with(&entry.rest) {
                    done |= bit;
                    let hit = &mut hits[entry.topic as usize];
                    *hit = hit.saturating_add(1 + 2 * entry.rest.len() as u16);
                }
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, topic: Topic) -> u16 {
        Phrases::shared().hits(&tokens_of(text))[topic as usize]
    }

    #[test]
    fn phrases_are_found_across_case_and_punctuation() {
        assert!(hits("This site uses Akismet to reduce spam.", Topic::Comments) >= 5);
        assert!(hits("Don’t miss: the latest", Topic::Related) > 0);
        assert!(hits("版权所有 © 2024", Topic::Footer) > 0);
        assert_eq!(hits("A storm hit the coast.", Topic::Consent), 0);
    }
}
