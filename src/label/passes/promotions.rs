//! Removes promotions between and below the paragraphs of a text, which ask readers to sign up for a newsletter,
//! donate, join a channel, follow the site, report errors or become a member. It also removes affiliate disclosures.
//!
//! Such blocks read like text, and the model keeps one in eight. The phrases are those in which a site speaks of itself to
//! the reader, so that a text about newsletters or donations has few of them.

use std::sync::OnceLock;

use super::pass::{Override, PassContext};
use super::sections::is_below;
use crate::label::measure::Phrases;
use crate::page::BlockKind;
use crate::reason::RemovalReason;

/// One kind of promotion: the reason of its removal, and its phrases, one a line. Collected by hand: the wording of common site
/// software, and its translations.
type Kind = (RemovalReason, &'static str);

const KINDS: [Kind; 7] = [
    (RemovalReason::Advert, DISCLOSURES),
    (RemovalReason::Newsletter, NEWSLETTERS),
    (RemovalReason::Advert, DONATIONS),
    (RemovalReason::Login, MEMBERSHIP),
    (RemovalReason::Share, FOLLOWING),
    (RemovalReason::Metadata, ERROR_REPORTS),
    (RemovalReason::Metadata, COUNTERS),
];

const DISCLOSURES: &str = "\
contains affiliate links\ncontain affiliate links\ncontains some affiliate links\ncontain some affiliate links\n\
may include affiliate links\narticle includes affiliate links\npost includes affiliate links\nuses affiliate links\n\
we use affiliate links\nuse some affiliate links\nuse affiliate links in\nthe affiliate links and\naffiliate links are used\n\
through affiliate links\nhas affiliate relationships\nhave affiliate relationships\ncontains commissionable links\n\
as an amazon associate\nas an amazon affiliate\nas an affiliate marketer\nearn from qualifying purchases\n\
earns from qualifying purchases\nmay earn commission\nmay earn a commission\nmay earn a small commission\n\
may earn an affiliate commission\nmay earn us a commission\nwe earn a commission\nwe earn commissions\n\
will earn a commission\nd earn a commission\nearn a small commission\nmake a small commission\nmake a small kickback\n\
receive a small commission\nmay receive a commission\nmay receive compensation\nmay receive referral compensation\n\
no extra cost to you\nno additional cost to you\nwithout additional cost to you\nincome earning auto affiliate links\n\
as an affiliate i may\nas an affiliate we may\nmay earn from purchases\nindependently selected by our editors\nbuy through our links\nbuy through my links\nbuy through links on\n\
buy something through our\npurchased through some links\n\
enthält affiliate links\nenthalten affiliate links\nenthält werbelinks\nsogenannte affiliate links\n\
als amazon partner verdiene\nals amazon partner verdienen\nan qualifizierten verkäufen\nan qualifizierten käufen\n\
erhalten wir eine provision\nerhalten wir eine kleine provision\nerhalten wir ggf eine provision\n\
erhalte ich eine provision\nerhalte ich eine kleine provision\nbekommen wir eine provision\nbekomme ich eine provision\n\
contient des liens affiliés\ncontient des liens d affiliation\npercevoir une commission\ntoucher une commission\n\
contiene enlaces de afiliado\ncontiene enlaces de afiliados\nrecibir una comisión\ncomo afiliado de amazon\n\
contém links de afiliados\nreceber uma comissão\ncomo associado da amazon\ncontiene link di affiliazione\n\
contiene link affiliati\nricevere una commissione\nin qualità di affiliato amazon\nbevat affiliate links\n\
ontvangen wij een commissie\nzawiera linki afiliacyjne\nアフィリエイト広告を利用\nアフィリエイトリンクが含まれ\nアソシエイトとして";

const NEWSLETTERS: &str = "\
delivered to your inbox\ndelivered right to your inbox\ndelivered straight to your inbox\ndelivered directly to your inbox\n\
straight to your inbox\nright to your inbox\nget it in your inbox\nsign up for our newsletter\nsign up for our newsletters\n\
sign up for our new newsletter\nsign up for our free newsletter\nsign up for our weekly newsletter\n\
sign up for the newsletter\nsign up to our newsletter\nsign up to receive our\nemail newsletter to get\n\
subscribe to our newsletter\nsubscribe to the newsletter\nsubscribe to our blog\nsubscribe to our free\n\
subscribe to our weekly\nsubscribe to my newsletter\njoin our mailing list\njoin our newsletter\njoin the newsletter today\n\
join our email list\nour free weekly newsletter\nour free newsletter\nenter your email to\nsign up now to get\n\
subscribe for free to receive\nto receive new posts and support\nstay informed with our\nstay up to date with our\nsubscribers to get regular emails\nthis newsletter forwarded to you\n\
newsletter abonnieren\nunseren newsletter\nunserem newsletter\nfür den newsletter an\nzum newsletter anmelden\n\
bleiben sie auf dem laufenden\nabonnez vous à notre\ninscrivez vous à notre\ninscrivez vous à la newsletter\nnotre newsletter\n\
notre infolettre\nsuscríbete a nuestro\nsuscríbete a nuestra\nsuscríbase a nuestro\nnuestro boletín\nnuestra newsletter\n\
assine nossa newsletter\nassine a nossa newsletter\ninscreva se na nossa\nnossa newsletter\niscriviti alla newsletter\n\
iscriviti alla nostra\nnostra newsletter\nonze nieuwsbrief\nzapisz się na newsletter\nzapisz się do newslettera\n\
naszego newslettera\nподпишитесь на нашу\nподпишитесь на рассылку\nbültenimize abone\nvårt nyhetsbrev\nvores nyhedsbrev\n\
メルマガ登録\nニュースレターに登録\n뉴스레터 구독";

const DONATIONS: &str = "\
consider donating\nconsider making a donation\nconsider a donation\nconsider becoming a member\nconsider becoming a sponsor\n\
consider supporting\nconsider subscribing\nconsider liking\nbecome a patron\nbuy me a coffee\nsupport us on patreon\n\
support me on patreon\nsupport this podcast\ndonate via\nsupport our journalism\nsupport our award winning\n\
support independent journalism\nsupport our nonprofit\ngefallen hat können sie mich\ndurch eine spende\nmit einer spende\n\
mit ihrer spende\nihrer unterstützung möglich\neurer unterstützung möglich\nunterstützen sie unsere arbeit\n\
unterstützen sie unseren journalismus\nbanküberweisung iban\nfaites un don\nsoutenez nous\nsoutenez notre\n\
haz una donación\napoya nuestro periodismo\nfaça uma doação\napoie o nosso\nsostieni il nostro\nfai una donazione\n\
wesprzyj nas\nwspieraj nas\nподдержите нас\nподдержите наш\n\
join our telegram\njoin our whatsapp\nour telegram channel\nour whatsapp channel\nunserem whatsapp kanal\n\
unseren whatsapp kanal\nunserem telegram kanal\nunseren telegram kanal\nnotre chaîne whatsapp\nnotre chaîne telegram\n\
tenemos canal de telegram\nnuestro canal de\nnosso canal no\nnosso canal do\nnostro canale telegram\nnostro canale whatsapp\n\
наш телеграм канал\nнаш telegram канал\nподписывайтесь на наш\nнаш канал в\ntelegram kanalımıza\nwhatsapp kanalımıza\n\
saluran whatsapp kami\nkanal telegram kami\nقناتنا على";

const FOLLOWING: &str = "\
follow us on\nlike us on facebook\nfolgen sie uns auf\nfolge uns auf\nsuivez nous sur\nsíguenos en\nseguici su\nsiga nos no\n\
siga nos nas\nvolg ons op\nobserwuj nas na\nfölj oss på\nподписывайтесь на нас\nbizi takip edin";

const ERROR_REPORTS: &str = "\
нашли ошибку выделите\nнашли опечатку выделите\nзаметили ошибку выделите\nзаметили опечатку выделите\n\
знайшли помилку виділіть\nпомітили помилку виділіть\nfound a typo select\nsee an error select";

/// What home pages of the nineties say at their end.
const COUNTERS: &str = "\
you are visitor number\nyou are visitor no\nyou are the visitor number\nbest viewed with netscape\nbest viewed with internet explorer\n\
best viewed with microsoft\nbest viewed with any browser\nbest viewed in netscape\nbest viewed in internet explorer\n\
best viewed at 800\nbest viewed at 1024\nbest viewed in 800\nbest viewed in 1024\nsie sind besucher nr\nsie sind der besucher\n\
vous êtes le visiteur\nes usted el visitante";

const MEMBERSHIP: &str = "\
when you register for an account\nyou don t have an account yet\nto unlock this piece\nbecome a paid subscriber\n\
become a member now\nsubscribe to continue reading\nsubscribe to read the full\nlog in to continue reading\n\
already a subscriber\nalready have an account\njetzt abonnieren\nmit abo weiterlesen\nréservé aux abonnés\n\
contenido exclusivo para suscriptores\nconteúdo exclusivo para assinantes";

/// A promotion is at most this long, in reading units; a longer block must have two of the phrases, and at most the second
/// length. Chosen by hand, so that a paragraph of the text with one such sentence stays.
const MAX_UNITS: [f32; 2] = [40.0, 80.0];
/// The largest share of the kept text that promotions of one kind have: more of it is what the page is about.
const MAX_SHARE: f32 = 0.2;
/// The score of a promotion.
const PROMOTION: f32 = 2.0;

/// Removes promotions, and the headings of sign-up boxes. A disclosure may be the only text directly below a heading of the
/// text.
pub(super) fn between_text(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.is_thread {
        return Vec::new();
    }
    let units = &m.blocks.units;
    let mut all = 0.0;
    let mut promoted = [0.0; KINDS.len()];
    let mut found = Vec::new();
    for (n, is_replaceable) in at.replaceable().into_iter().enumerate().filter(|&(n, _)| at.scores[n] <= 0.0) {
        all += units[n];
        if let Some(kind) = promotion(at, n).filter(|_| is_replaceable) {
            promoted[kind] += units[n];
            found.push((n, kind));
        }
    }
    found.retain(|&(_, kind)| promoted[kind] <= all * MAX_SHARE);
    found.into_iter().flat_map(|(n, kind)| with_heading(at, n, KINDS[kind].0)).collect()
}

/// Removes block `n`, and the heading of its box if it is a sign-up box.
fn with_heading(at: &PassContext<'_>, n: usize, reason: RemovalReason) -> impl Iterator<Item = Override> {
    let heading = heading_of(at, n).filter(|_| reason == RemovalReason::Newsletter);
    heading.into_iter().chain([n]).map(move |n| Override::remove(n, reason, PROMOTION))
}

/// The kind of promotion that block `n` is, if any.
fn promotion(at: &PassContext<'_>, n: usize) -> Option<usize> {
    let m = at.measured;
    let units = m.blocks.units[n];
    if units > MAX_UNITS[1] || matches!(m.page.blocks()[n].kind, BlockKind::Code | BlockKind::TableCell) {
        return None;
    }
    let (mut first, mut count) = (None, 0);
    phrases().each(m.words.tokens_of(n), |kind, _| {
        first = first.or(Some(kind));
        count += 1;
    });
    let is_enough = count > 1 || units <= MAX_UNITS[0];
    first.filter(|_| is_enough).map(usize::from)
}

/// The heading directly above a promotion, if no other text of its element follows.
fn heading_of(at: &PassContext<'_>, n: usize) -> Option<usize> {
    let blocks = at.measured.page.blocks();
    let heading = n.checked_sub(1).filter(|&above| blocks[above].kind == BlockKind::Heading && at.is_content(above))?;
    let is_last = n + 1 >= blocks.len() || at.scores[n + 1] > 0.0 || !is_below(at, heading, n + 1);
    is_last.then_some(heading)
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| Phrases::of((0..).zip(KINDS).map(|(kind, (_, phrases))| (kind, phrases))))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, page_of};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};
    use crate::reason::RemovalReason;

    const TEXT: &str =
        "The old bridge over the river is shut until the spring, and nobody in the town knows when it opens again.";
    const SIGN_UP: &str = "Get the best of our stories, delivered to your inbox every Saturday.";

    /// Whether a block after `paragraphs` of text is removed.
    fn is_removed(paragraphs: usize, text: &str) -> bool {
        let texts: Vec<&str> = std::iter::repeat_n(TEXT, paragraphs).chain([text]).collect();
        let decisions = decided(&Measured::of(&page_of(&texts)), vec![-0.5; texts.len()]);
        decisions.by[paragraphs] == "promotion"
    }

    #[test]
    fn promotions_between_text_go() {
        assert!(is_removed(6, SIGN_UP));
        assert!(is_removed(6, "As an Amazon Associate we earn from qualifying purchases."));
        assert!(is_removed(
            6,
            "Wenn Ihnen dieser Artikel gefallen hat, können Sie mich durch eine Spende unterstützen."
        ));
        assert!(!is_removed(6, "The affiliate earns a commission for each inbox that the newsletter reaches."));
    }

    #[test]
    fn a_page_about_newsletters_keeps_them() {
        assert!(!is_removed(2, SIGN_UP));
    }

    #[test]
    fn a_long_paragraph_needs_two_phrases() {
        let long = [TEXT, TEXT, "We earn commissions from some of them."].join(" ");
        assert!(!is_removed(12, &long));
        assert!(is_removed(12, &[&long, SIGN_UP].join(" ")));
    }

    #[test]
    fn a_sign_up_box_goes_with_its_heading() {
        let by = |text: &str| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            let div = builder.container(Some(body), ContainerKind::Group, "div", "");
            (0..6).for_each(|n| block(&mut builder, Some(body), 0, &format!("{TEXT} {n}")));
            let heading = builder.container(Some(div), ContainerKind::Group, "h2", "");
            block(&mut builder, Some(heading), 2, "Bridges of the week");
            let paragraph = builder.container(Some(div), ContainerKind::Group, "p", "");
            block(&mut builder, Some(paragraph), 0, text);
            let page = builder.finish();
            let decisions = decided(&Measured::of(&page), vec![-0.5; 8]);
            assert_eq!(decisions.by[7], "promotion");
            decisions.reasons[6]
        };
        assert_eq!(by(SIGN_UP), Some(RemovalReason::Newsletter));
        assert_eq!(by("This post contains affiliate links."), None);
    }
}
