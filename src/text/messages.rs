//! The Fluent files of a language, compiled in.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use super::{Language, Texts};

/// The messages of a language.
pub(super) type Messages = FluentBundle<FluentResource>;

/// The files of one language by name; the same names in each.
macro_rules! files {
    ($language:literal) => {
        files!($language:
            "sheet" "text" "file" "check" "timeline" "budget" "export" "app" "pages" "safety" "edit" "forms"
            "priorities" "map" "scenario" "slides" "desktop"
        )
    };
    ($language:literal: $($name:literal)*) => {
        [$((concat!($language, "/", $name, ".ftl"),
            include_str!(concat!("../../assets/locale/", $language, "/", $name, ".ftl")))),*]
    };
}

/// Reads the messages of a language. What a file has wrong is logged, and the rest of it holds; a test makes sure
/// that nothing is wrong.
pub(super) fn load(language: Language) -> Messages {
    let tag: LanguageIdentifier = language.code().parse().expect("the codes are BCP 47 tags");
    let files = match language {
        Language::Dutch => files!("nl"),
        Language::English => files!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Both languages run from left to right, and the isolating characters have no glyph.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Dutch => dutch_number,
        Language::English => english_number,
    }));
    for (name, text) in files {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            log::error!("{name}: {errors:?}");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            log::error!("{name}: {errors:?}");
        }
    }
    bundle
}

/// Fluent takes a function pointer, so there is one for each language.
fn dutch_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Language::Dutch, value)
}

fn english_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Language::English, value)
}

fn number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    number.as_string().parse().ok().map(|value| Texts::of(language).decimal(value))
}

/// The same argument, without a copy of its text.
fn lent<'a>(value: &'a FluentValue<'_>) -> FluentValue<'a> {
    match value {
        FluentValue::String(text) => FluentValue::from(&**text),
        other => other.clone(),
    }
}

/// A message, or an attribute of one, with its arguments filled in; `None` where there is none.
pub(super) fn format<'a>(
    messages: &'a Messages,
    key: &str,
    attribute: Option<&str>,
    args: &[(&str, FluentValue<'_>)],
) -> Option<Cow<'a, str>> {
    let message = messages.get_message(key)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, lent(value))).collect();
    let mut errors: Vec<FluentError> = Vec::new();
    let text = messages.format_pattern(pattern, Some(&args), &mut errors);
    if !errors.is_empty() {
        log::error!("message {key}: {errors:?}");
    }
    Some(text)
}
