//! The parts of a JSON text, each still text: where a part stands in the whole is where its slice begins.
//!
//! `serde_json` itself cuts the text, one level at a time, so that nothing is read other than the fast way reads it,
//! and no tree of the whole file is ever in memory.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

/// What a value is made of.
pub(super) enum Parts<'a> {
    /// The members of an object, in the order written; a key may come twice.
    Object(Vec<Member<'a>>),
    /// The elements of a list.
    List(Vec<&'a str>),
    /// A text, a number, or a word; or a text that is not JSON.
    Plain,
}

/// A member of an object.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    /// The key as written, with its quotation marks.
    pub raw_key: &'a str,
    /// The value as written.
    pub value: &'a str,
}

impl<'a> Member<'a> {
    /// The key, without quotation marks and escapes.
    pub(super) fn key(&self) -> Cow<'a, str> {
        serde_json::from_str::<Key<'a>>(self.raw_key)
            .map_or_else(|_| Cow::Borrowed(self.raw_key.trim_matches('"')), |key| key.0)
    }
}

/// A key that is borrowed where it has no escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The parts of a value.
pub(super) fn parts(json: &str) -> Parts<'_> {
    match json.trim_ascii_start().as_bytes().first() {
        Some(b'{') => {
            serde_json::from_str(json).map_or(Parts::Plain, |Members(members)| Parts::Object(members))
        }
        Some(b'[') => serde_json::from_str::<Vec<&RawValue>>(json)
            .map_or(Parts::Plain, |elements| Parts::List(elements.into_iter().map(RawValue::get).collect())),
        _ => Parts::Plain,
    }
}

/// Where a part begins, in bytes from the start of the text it was cut from.
pub(super) fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

struct Members<'a>(Vec<Member<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                    members.push(Member { raw_key: key.get(), value: value.get() });
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_place() {
        let text = r#" { "a" : [1, {"b": null}], "\u0061":-2.50e3 } "#;
        let Parts::Object(members) = parts(text) else { panic!("an object") };
        let found: Vec<_> = members
            .iter()
            .map(|it| (it.key(), offset(text, it.raw_key), it.value, offset(text, it.value)))
            .collect();
        assert_eq!(found, [("a".into(), 3, r#"[1, {"b": null}]"#, 9), (Cow::from("a"), 27, "-2.50e3", 36)]);
        let Parts::List(elements) = parts(members[0].value) else { panic!("a list") };
        assert_eq!(elements, ["1", r#"{"b": null}"#]);
        assert_eq!(offset(text, elements[1]), 13);
    }

    #[test]
    fn half_a_surrogate_is_still_cut() {
        let text = r#"{"\ud800": "\ud800"}"#;
        let Parts::Object(members) = parts(text) else { panic!("an object") };
        assert_eq!((members[0].key().as_ref(), members[0].value), (r"\ud800", r#""\ud800""#));
    }
}
