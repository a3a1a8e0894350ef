//! Texts in one or more languages, and ids.

use std::{borrow::Borrow, collections::BTreeMap, fmt};

use serde::{Deserialize, Deserializer, Serialize, de};

/// An opaque name of an item, unique in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Id(pub String);

impl Id {
    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text for people: a string in the file's language, or one string per language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    /// In the file's language.
    Plain(String),
    /// Language code to text.
    ByLanguage(BTreeMap<String, String>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl Text {
    /// The text in `language`, or else what there is: Dutch or English first, then the first language written.
    pub fn get(&self, language: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::ByLanguage(texts) => texts
                .get(language)
                .or_else(|| texts.get("nl"))
                .or_else(|| texts.get("en"))
                .or_else(|| texts.values().next())
                .map_or("", String::as_str),
        }
    }

    /// Whether the text is there in `language` itself, where plain texts are in `file_language`.
    pub fn is_in(&self, language: &str, file_language: &str) -> bool {
        match self {
            Self::Plain(_) => language == file_language,
            Self::ByLanguage(texts) => texts.contains_key(language),
        }
    }

    /// Every wording of the text.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, many) = match self {
            Self::Plain(text) => (Some(text.as_str()), None),
            Self::ByLanguage(texts) => (None, Some(texts.values().map(String::as_str))),
        };
        plain.into_iter().chain(many.into_iter().flatten())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("expect-text")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<Text, E> {
                Ok(Text::Plain(text))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some(language) = map.next_key::<String>()? {
                    // What `serde_json` hands out for a number that is not a small integer.
                    if language == super::number::DIGITS {
                        return Err(de::Error::invalid_type(de::Unexpected::Other("number"), &self));
                    }
                    if texts.contains_key(&language) {
                        return Err(de::Error::custom(format!("duplicate-key\u{1f}key={language}")));
                    }
                    texts.insert(language, map.next_value()?);
                }
                Ok(Text::ByLanguage(texts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_what_there_is() {
        let text: Text = serde_json::from_str(r#"{"en": "Letter"}"#).unwrap();
        assert_eq!(text.get("nl"), "Letter");
        assert!(!text.is_in("nl", "nl"));
        assert!(Text::from("Brief").is_in("nl", "nl"));
    }
}
