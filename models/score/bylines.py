"""Made lines of the kind that stories on the web begin with: by-lines, stamps, counts, credits, teasers.

The patterns are our own, in the languages of `LANGUAGES`; the blanks are filled from the lists below, drawn by a seed that
comes from the document's id, so that the same documents always get the same lines. The patterns are in two halves
(`HALVES`): a model that saw only one half is measured on the other, which says what to expect of lines it never saw.
"""
import random

FIRST = "Anna Peter Ravi Lucy Omar Greta Jean Maria Kemal Linh Pavel Ines Tom Aisha Jonas Claire Diego Elif Minh Sofia".split()
LAST = "Whitlock Sandhu Moreau Okafor Lindqvist Krüger Dupont Silva Yılmaz Nguyen Novák Costa Baker Rahman Weber Lefèvre Ortega Demir Tran Rossi".split()
PAPERS = ["The Evening Herald", "Northern Press", "Channel Six", "City Desk", "Le Courrier", "Abendblatt", "El Diario", "Haber Merkezi", "Staff Reporter"]
AGENCIES = ["AP", "AFP", "Reuters", "dpa", "EFE", "Getty Images", "PA Wire", "EPA"]
TOWNS = ["LONDON", "Leeds", "PARIS", "Hamburg", "MADRID", "Ankara", "HANOI", "Perth", "OHIO", "Lisbon"]
TOPICS = ["News", "World", "Politics", "Local", "Sport", "Economy"]
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "vi": [f"tháng {n}" for n in range(1, 13)],
}
LANGUAGES = list(MONTHS)

# Two halves; both contain patterns of each kind. `{dots}` is " ." where line ends became stops, else nothing.
HALVES = [
    {
        "en": ["By{dots} {name}", "{name}, staff writer", "PUBLISHED:{dots} {hour}:{minute} EST, {day} {month} {year}", "|",
               "UPDATED:{dots} {hour}:{minute} EST, {day} {month} {year}", "{count} comments", "Scroll down for video", "Share this",
               "Photo: {name}/{agency}", "Read more", "Advertisement", "{town} ({agency}) --", "{paper}", "View gallery"],
        "fr": ["Par {name}", "Publié le {day} {month} {year} à {hour}h{minute}", "{count} commentaires", "Partager", "Photo {agency}", "Lire aussi"],
        "de": ["Von {name}", "Stand: {day}.{number}.{year}, {hour}:{minute} Uhr", "{count} Kommentare", "Foto: {agency}", "Mehr zum Thema"],
        "es": ["Por {name}", "Actualizado: {day}/{number}/{year} {hour}:{minute}", "{count} comentarios", "Foto: {agency}", "Compartir"],
        "tr": ["Haber: {name}", "Güncelleme: {day} {month} {year} {hour}:{minute}", "{count} yorum", "Fotoğraf: {agency}"],
        "vi": ["Theo {paper}", "Cập nhật lúc {hour}:{minute}, {day}/{number}/{year}", "{count} bình luận", "Ảnh: {agency}"],
    },
    {
        "en": ["Written by {name}", "{name} for {paper}", "Last updated at {hour}:{minute} AM on {day}th {month} {year}", "Created {hour}.{minute}pm, {weekday}",
               "First posted {year}-{number}-{day}", "{count} shares", "Watch the video below", "Tweet this E-mail Print",
               "Image credit: {paper}", "RELATED: {topic}", "Sign up for our newsletter", "({agency}) --", "Filed under: {topic} | {town}",
               "Story highlights", "{few} min read", "Reporting by {name}; editing by {name}", "{town}, {month} {day} ({agency}) -"],
        "fr": ["De notre correspondant {name}", "Mis à jour {day}/{number}/{year} - {hour}:{minute}", "{count} partages", "Crédit : {agency}", "La vidéo ci-dessous"],
        "de": ["{name}, {paper}", "Veröffentlicht am {day}. {month} {year} um {hour}.{minute} Uhr", "Bild: {name} / {agency}", "{few} Min. Lesezeit", "Zum Video"],
        "es": ["{name} | {town}", "{day} de {month} de {year} - {hour}:{minute} h", "{count} veces compartido", "Imagen: {agency}", "Ver vídeo"],
        "tr": ["{name} / {town}", "Yayın tarihi: {day}.{number}.{year} - {hour}:{minute}", "{count} paylaşım", "Videoyu izle"],
        "vi": ["{name} - {paper}", "{weekday}, {day}/{number}/{year}, {hour}:{minute} (GMT+7)", "{count} lượt chia sẻ", "Xem video"],
    },
]
WEEKDAYS = {"en": ["Monday", "Fri"], "fr": ["lundi"], "de": ["Montag"], "es": ["lunes"], "tr": ["Pazartesi"], "vi": ["Thứ hai"]}
MAX_LINES = 6  # lines before a story
# The separator between lines: one news set ends each line with a stop, others with a line break or nothing.
SEPARATORS = [" . ", " ", "\n", "\n\n"]


def fill(pattern, draw, language, dots):
    """One line of a pattern."""
    number = draw.randint(1, 12)
    name = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    blanks = dict(name=name.upper() if draw.random() < 0.2 else name, paper=draw.choice(PAPERS), agency=draw.choice(AGENCIES),
                  town=draw.choice(TOWNS), topic=draw.choice(TOPICS), day=draw.randint(1, 28), number=f"{number:02}",
                  month=MONTHS[language][number - 1], year=draw.randint(2006, 2024), hour=f"{draw.randint(0, 23):02}",
                  minute=f"{draw.randint(0, 59):02}", count=draw.randint(2, 900), few=draw.randint(2, 9),
                  weekday=draw.choice(WEEKDAYS[language]), dots=" ." if dots else "")
    return pattern.format(**blanks)


def with_lines(document, halves=(0, 1)):
    """The document with made lines before it, of the patterns of these halves, in its own language where there are any."""
    draw = random.Random(f"lines {document['id']} {halves}")
    language = document["lang"] if document["lang"] in MONTHS else "en"
    patterns = [pattern for half in halves for pattern in HALVES[half][language]]
    separator = draw.choice(SEPARATORS)
    places = sorted(draw.sample(range(len(patterns)), min(len(patterns), draw.randint(1, MAX_LINES))))
    lines = [fill(pattern, draw, language, separator == " . ") for pattern in (patterns[n] for n in places)]
    return dict(document, text=separator.join([*lines, document["text"]]))
