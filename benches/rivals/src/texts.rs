//! Made text of each kind, from sentences written for this benchmark.

const ASCII: [&str; 4] = [
    "The bridge will open again in spring, after a year of repairs.",
    "Engineers measured the river 14 times and found the old walls sound.",
    "\"It is safe,\" said the minister; nobody in the town was surprised.",
    "Trains run every 20 minutes until the last one leaves at 23:40.",
];

/// One sentence or two a language, each in its own letters.
const CLEAN: [&str; 24] = [
    "Le café de la gare est fermé jusqu’à l’été, où l’on fêtera sa réouverture.",
    "Über den Dächern der Stadt läuten später die Glocken; schöne Grüße!",
    "El niño soñó que la cigüeña volvía mañana con algún pingüino.",
    "A estação não abrirá amanhã, disse a direção à população da região.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starý hajný u řeky.",
    "Zażółć gęślą jaźń i wróć, zanim śnieg zasypie drogę do wsi.",
    "Mostul vechi așteaptă încă reparații; țăranii își văd de treabă.",
    "Kış geldiğinde köprüyü geçmek güçleşir, çünkü yağmur hiç dinmez.",
    "Các kỹ sư đã đo mực nước sông và thấy bức tường cũ vẫn còn vững.",
    "Мост снова откроют весной, после года ремонта, сообщил министр.",
    "Інженери виміряли рівень річки й з’ясували, що старі мури ще міцні.",
    "Η παλιά γέφυρα θα ανοίξει ξανά την άνοιξη, ύστερα από έναν χρόνο.",
    "הגשר הישן ייפתח שוב באביב, לאחר שנה של תיקונים, אמר השר.",
    "سيفتح الجسر القديم مرة أخرى في الربيع بعد عام من الإصلاحات، قال الوزير.",
    "مهندسان سطح رودخانه را اندازه گرفتند و دیوارهای کهنه را سالم یافتند.",
    "पुराना पुल एक साल की मरम्मत के बाद वसंत में फिर खुलेगा, मंत्री ने कहा।",
    "สะพานเก่าจะเปิดอีกครั้งในฤดูใบไม้ผลิหลังจากซ่อมแซมมาหนึ่งปี",
    "旧桥经过一年的修理，将在春天重新开放，部长说。",
    "古い橋は一年の修理を終えて、春にまた開通すると大臣が述べた。",
    "낡은 다리는 일 년 동안의 수리를 마치고 봄에 다시 열린다고 장관이 말했다.",
    "ძველი ხიდი გაზაფხულზე ისევ გაიხსნება, თქვა მინისტრმა.",
    "Հին կամուրջը գարնանը կրկին կբացվի, ասաց նախարարը։",
    "பழைய பாலம் ஒரு வருட பழுதுபார்ப்புக்குப் பிறகு மீண்டும் திறக்கும்.",
    "Vanha silta avataan jälleen keväällä, sanoi ministeri; työ kesti vuoden.",
];

/// What English pages hold beyond ASCII.
const WEB: [&str; 6] = [
    "It’s the bridge’s 2nd year — “we’re nearly done,” the chief engineer said…",
    "Tickets from €12.50 (£10) · open daily 9–17 · © 2024 The River Museum",
    "He ordered a café crème and a piña colada, then read José’s résumé.",
    "Read more » Older posts • Tagged: rivers, bridges, naïve design",
    "The walls are 3½ m thick at 20 °C and stand 1,5×as high as we’d thought.",
    "Trains run every 20 minutes until the last one leaves at 23:40.",
];

/// A name, and a function that makes a text of about the given number of bytes.
pub type Maker = (&'static str, fn(usize) -> Vec<u8>);

pub const KINDS: [Maker; 6] = [
    ("ascii", |size| repeat(&ASCII, size).into_bytes()),
    ("web", |size| repeat(&WEB, size).into_bytes()),
    ("clean", |size| repeat(&CLEAN, size).into_bytes()),
    ("mojibake", |size| misread(size, false).into_bytes()),
    ("lossy", |size| misread(size, true).into_bytes()),
    ("bytes", legacy),
];

fn repeat(sentences: &[&str], size: usize) -> String {
    let mut text = String::with_capacity(size + 200);
    for n in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(sentences[n % sentences.len()]);
        // Lines of one to three sentences.
        text.push(if n % 5 % 2 == 0 { '\n' } else { ' ' });
    }
    text
}

/// The clean lines, each read in one wrong encoding; what that encoding lacks is a C1 control, or lost.
fn misread(size: usize, lossy: bool) -> String {
    let wrong = [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1251, encoding_rs::WINDOWS_1250, encoding_rs::ISO_8859_7];
    let clean = repeat(&CLEAN, size / 2);
    let lines = clean.lines().enumerate().map(|(n, line)| {
        if lossy {
            line.bytes().map(|b| if b == 0x9D || b == 0x81 || b == 0x90 { '\u{FFFD}' } else { western(b) }).collect()
        } else {
            wrong[n % wrong.len()].decode_without_bom_handling(line.as_bytes()).0.into_owned()
        }
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn western(byte: u8) -> char {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(' ')
}

/// Short texts in legacy encodings, a line each; detection reads each line by itself.
fn legacy(size: usize) -> Vec<u8> {
    let right = [
        encoding_rs::WINDOWS_1252,
        encoding_rs::WINDOWS_1250,
        encoding_rs::WINDOWS_1251,
        encoding_rs::KOI8_U,
        encoding_rs::ISO_8859_7,
        encoding_rs::GBK,
        encoding_rs::SHIFT_JIS,
        encoding_rs::EUC_KR,
    ];
    let mut bytes = Vec::new();
    while bytes.len() < size {
        for line in CLEAN {
            let fits = right.iter().map(|encoding| encoding.encode(line)).find(|(_, _, lossy)| !lossy);
            if let Some((encoded, ..)) = fits {
                bytes.extend_from_slice(&encoded);
                bytes.push(b'\n');
            }
        }
    }
    bytes
}
