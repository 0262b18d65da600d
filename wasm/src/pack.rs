//! Packs results for JavaScript into one list of numbers and a few strings. `pkg/unpack.js` builds the objects from them.
//!
//! Building each object and string from here takes several calls per field, which was a third of the time of cleaning a page.
//! The names of the fields come from the types of `view`.
//!
//! The list starts with the value. A number above [`MARK`] means itself; any other is `MARK - n`, where `n` is one of:
//!
//! | n | value |
//! | --- | --- |
//! | 0, 1, 2 | `null`, `true`, `false` |
//! | 3 | the number that follows, whatever its value |
//! | 4 | the short string whose index follows |
//! | 5 | the long string whose index follows |
//! | 6 | a list; its length follows, then its items |
//! | 7 and more | an object of shape `n - 7`; the values of its fields follow |
//!
//! After the value come: for each shape, the index of the short string with its field names, separated by commas; for each
//! short string, where it ends in the pool (in UTF-16 units; it starts where the one before it ends); the number of shapes;
//! the number of short strings.

use std::fmt::Error;
use std::ptr;

use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, Serializer};

/// -2^52. Doubles have as many whole numbers again below it, and no count or measurement gets there.
const MARK: f64 = -4_503_599_627_370_496.0;
const NULL: usize = 0;
const TRUE: usize = 1;
const FALSE: usize = 2;
const NUMBER: usize = 3;
const SHORT: usize = 4;
const LONG: usize = 5;
const LIST: usize = 6;
const OBJECT: usize = 7;

/// Short strings are slices of one pool, which lives as long as any of them does, so only small strings may be in it.
/// Decoding a string by itself costs as much as copying this many bytes about ten times.
const SHORT_BYTES: usize = 200;
/// Initial capacity for numbers, enough for the result of one sentence. Other capacities are in proportion to it.
const INITIAL_CAPACITY: usize = 128;
/// Slots of the table that finds repeated short strings by their address.
const RECENT_SLOTS: usize = 64;

/// A value for `pkg/unpack.js`.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) numbers: Vec<f64>,
    /// All short strings, one after the other.
    pub(crate) pool: String,
    pub(crate) long: Vec<String>,
}

/// Packs `value`. A variant with a value becomes an object with one field. Maps, tuples, bytes, and variants with more than
/// one value are errors, because no result has them.
pub(crate) fn pack(value: &(impl Serialize + ?Sized)) -> Result<Packed, Error> {
    let mut packer = Packer::new();
    value.serialize(&mut packer)?;
    Ok(packer.finish())
}

struct Packer {
    packed: Packed,
    /// The names of each shape.
    shapes: Vec<Vec<&'static str>>,
    /// Field names of the objects that are being written, outermost first.
    names: Vec<&'static str>,
    /// Where each short string ends in the pool, in bytes and in UTF-16 units.
    ends: Vec<(usize, usize)>,
    /// Short strings by their address, from 1.
    recent: [usize; RECENT_SLOTS],
}

impl Packer {
    fn new() -> Self {
        let (numbers, pool) = (Vec::with_capacity(INITIAL_CAPACITY), String::with_capacity(2 * INITIAL_CAPACITY));
        Self {
            packed: Packed { numbers, pool, long: Vec::new() },
            shapes: Vec::with_capacity(INITIAL_CAPACITY / 8),
            names: Vec::with_capacity(INITIAL_CAPACITY / 4),
            ends: Vec::with_capacity(INITIAL_CAPACITY / 4),
            recent: [0; RECENT_SLOTS],
        }
    }

    fn number(&mut self, number: f64) {
        if number > MARK {
            self.packed.numbers.push(number);
        } else {
            self.packed.numbers.extend([mark(NUMBER), number]);
        }
    }

    fn string(&mut self, text: &str) {
        let (kind, number) = if text.len() > SHORT_BYTES {
            self.packed.long.push(text.to_owned());
            (LONG, self.packed.long.len() - 1)
        } else {
            (SHORT, self.short(text))
        };
        self.packed.numbers.extend([mark(kind), number as f64]);
    }

    /// The index of a short string. Equal strings often come from the same address.
    fn short(&mut self, text: &str) -> usize {
        let slot = (text.as_ptr() as usize / size_of::<u32>() + text.len()) % RECENT_SLOTS;
        let known = self.recent[slot];
        if known > 0 && self.nth_short(known - 1) == text {
            return known - 1;
        }
        let units = self.ends.last().map_or(0, |end| end.1) + utf16_len(text);
        self.packed.pool.push_str(text);
        self.ends.push((self.packed.pool.len(), units));
        self.recent[slot] = self.ends.len();
        self.ends.len() - 1
    }

    fn nth_short(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.packed.pool[start..self.ends[n].0]
    }

    /// The index of the shape whose field names are the last ones, from `first` on.
    fn shape(&mut self, first: usize) -> usize {
        let names = &self.names[first..];
        let same = |shape: &Vec<&str>| {
            shape.len() == names.len() && shape.iter().zip(names).all(|(a, b)| ptr::eq::<str>(*a, *b))
        };
        self.shapes.iter().position(same).unwrap_or_else(|| {
            self.shapes.push(names.to_vec());
            self.shapes.len() - 1
        })
    }

    fn finish(mut self) -> Packed {
        let shapes = std::mem::take(&mut self.shapes);
        let names: Vec<f64> = shapes.iter().map(|names| self.short(&names.join(",")) as f64).collect();
        self.packed.numbers.extend(names);
        self.packed.numbers.extend(self.ends.iter().map(|end| end.1 as f64));
        self.packed.numbers.extend([shapes.len() as f64, self.ends.len() as f64]);
        self.packed
    }
}

fn mark(n: usize) -> f64 {
    MARK - n as f64
}

fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// A list; its length is known only at its end.
struct List<'p> {
    packer: &'p mut Packer,
    /// Where to write its length.
    place: usize,
    count: usize,
}

impl SerializeSeq for List<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.count += 1;
        item.serialize(&mut *self.packer)
    }

    fn end(self) -> Result<(), Error> {
        self.packer.packed.numbers[self.place] = self.count as f64;
        Ok(())
    }
}

/// An object; its shape is known only at its end.
struct Object<'p> {
    packer: &'p mut Packer,
    /// Where to write its mark.
    place: usize,
    /// Where its field names start.
    first: usize,
}

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.packer.names.push(name);
        value.serialize(&mut *self.packer)
    }

    fn end(self) -> Result<(), Error> {
        let shape = self.packer.shape(self.first);
        self.packer.names.truncate(self.first);
        self.packer.packed.numbers[self.place] = mark(OBJECT + shape);
        Ok(())
    }
}

/// Methods that take a number.
macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, number: $type) -> Result<(), Error> {
            self.number(number.into());
            Ok(())
        })*
    };
}

impl<'p> Serializer for &'p mut Packer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'p>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Object<'p>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_f32: f32, serialize_f64: f64);

    fn serialize_i64(self, number: i64) -> Result<(), Error> {
        self.serialize_f64(number as f64)
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
        self.serialize_f64(number as f64)
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.packed.numbers.push(mark(if value { TRUE } else { FALSE }));
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.string(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.packed.numbers.push(mark(NULL));
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'p>, Error> {
        self.packed.numbers.extend([mark(LIST), 0.0]);
        Ok(List { place: self.packed.numbers.len() - 1, packer: self, count: 0 })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'p>, Error> {
        self.packed.numbers.push(mark(OBJECT));
        Ok(Object { place: self.packed.numbers.len() - 1, first: self.names.len(), packer: self })
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = self.serialize_struct(variant, 1)?;
        object.serialize_field(variant, value)?;
        object.end()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Map, Value, json, to_value};

    use super::{FALSE, LIST, LONG, MARK, NULL, NUMBER, OBJECT, Packed, SHORT, TRUE, pack};
    use limpid::{Input, Options, SummaryOptions};

    /// Unpacks the way `pkg/unpack.js` does.
    struct Reader<'a> {
        packed: &'a Packed,
        short: Vec<String>,
        shapes: Vec<Vec<String>>,
        at: usize,
    }

    impl<'a> Reader<'a> {
        fn new(packed: &'a Packed) -> Self {
            let [head @ .., shapes, ends] = &*packed.numbers else { panic!("no counts") };
            let (head, ends) = head.split_at(head.len() - *ends as usize);
            let (_, shapes) = head.split_at(head.len() - *shapes as usize);
            let units: Vec<u16> = packed.pool.encode_utf16().collect();
            let starts = [0.0].iter().chain(ends);
            let short: Vec<_> = starts
                .zip(ends)
                .map(|(start, end)| String::from_utf16(&units[*start as usize..*end as usize]).unwrap())
                .collect();
            let names = |n: &f64| short[*n as usize].split(',').map(str::to_owned).collect();
            Self { packed, shapes: shapes.iter().map(names).collect(), short, at: 0 }
        }

        fn number(&mut self) -> f64 {
            self.at += 1;
            self.packed.numbers[self.at - 1]
        }

        fn value(&mut self) -> Value {
            let number = self.number();
            if number > MARK {
                return json!(number);
            }
            let mark = (MARK - number) as usize;
            let operand = if (NUMBER..OBJECT).contains(&mark) { self.number() } else { 0.0 };
            match mark {
                NULL => Value::Null,
                TRUE => json!(true),
                FALSE => json!(false),
                NUMBER => json!(operand),
                SHORT => json!(self.short[operand as usize]),
                LONG => json!(self.packed.long[operand as usize]),
                LIST => (0..operand as usize).map(|_| self.value()).collect(),
                mark => {
                    let names = self.shapes[mark - OBJECT].clone();
                    Value::Object(names.into_iter().map(|name| (name, self.value())).collect::<Map<_, _>>())
                }
            }
        }
    }

    /// JSON with all numbers as floats, as in JavaScript.
    fn as_json(value: &impl Serialize) -> Value {
        fn fractions(value: Value) -> Value {
            match value {
                Value::Number(number) => json!(number.as_f64()),
                Value::Array(items) => items.into_iter().map(fractions).collect(),
                Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, fractions(value))).collect(),
                other => other,
            }
        }
        fractions(to_value(value).unwrap())
    }

    fn check(value: &impl Serialize) -> Packed {
        let packed = pack(value).unwrap();
        assert_eq!(Reader::new(&packed).value(), as_json(value));
        packed
    }

    #[test]
    fn every_kind_of_value_comes_back() {
        #[derive(Serialize)]
        struct All<'a> {
            none: Option<u8>,
            some: Option<bool>,
            off: bool,
            lists: Vec<Vec<i64>>,
            texts: Vec<&'a str>,
            letter: char,
            large: Vec<f64>,
            #[serde(skip_serializing_if = "Option::is_none")]
            rest: Option<Box<All<'a>>>,
        }
        let long = "𝒳é".repeat(100);
        let all = |rest| All {
            none: None,
            some: Some(true),
            off: false,
            lists: vec![vec![], vec![-1, 0, 1 << 52]],
            texts: vec!["", "a", "😀 é", "a", &long, &long[..60], ""],
            letter: 'ß',
            large: vec![-0.5, MARK, MARK - 1.0, -1e300, MARK + 1.0],
            rest,
        };
        check(&all(Some(Box::new(all(None)))));
    }

    #[test]
    fn results_come_back() {
        let html = "<title>T</title><nav><a href=/>Home</a></nav><p>The cafÃ© reopened, and Zoë came. It was shut.";
        let options = Options::new().summary(SummaryOptions::default());
        let report = limpid::process(Input::Auto(html), &options).unwrap();
        check(report.metadata());
        check(&report.cleaned().blocks());
        check(&report.cleaned().verdict());
        check(&report.changes().iter().collect::<Vec<_>>());
        check(&report.summary().unwrap().sentences());
        check(&options);
    }

    #[test]
    fn repeated_strings_and_shapes_are_stored_once() {
        #[derive(Serialize)]
        struct Signal {
            signal: &'static str,
        }
        let list: Vec<Signal> = (0..1000).map(|_| Signal { signal: "links" }).collect();
        let packed = check(&list);
        assert_eq!(packed.pool, "linkssignal");
    }

    #[test]
    fn nan_is_packed_as_a_number() {
        let packed = pack(&[f64::NAN][..]).unwrap();
        assert_eq!(packed.numbers[2], MARK - NUMBER as f64);
        assert!(packed.numbers[3].is_nan());
    }
}
