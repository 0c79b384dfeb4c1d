//! What all emails share: who gets it, of which brand, in which language, and what their words name.

use crate::{
    base::{
        clock::Moment,
        paths::{self, At},
        site::Site,
    },
    i18n::{FluentValue, Language},
    platform::{
        brand::LiveBrand,
        mail::{
            Message,
            layout::{self, Button, Content},
        },
    },
};

pub struct Draft<'a> {
    site: &'a Site,
    pub brand: &'a LiveBrand,
    pub language: Language,
    to: &'a str,
    values: Vec<(&'static str, FluentValue<'a>)>,
}

impl<'a> Draft<'a> {
    pub fn new(site: &'a Site, brand: &'a LiveBrand, language: Language, to: &'a str) -> Draft<'a> {
        Draft { site, brand, language, to, values: vec![("brand", brand.name.as_str().into())] }
    }

    /// A value that the words name.
    pub fn with(mut self, name: &'static str, value: impl Into<FluentValue<'a>>) -> Draft<'a> {
        self.values.push((name, value.into()));
        self
    }

    /// A day, as people of the brand's time zone say it.
    pub fn with_day(self, name: &'static str, moment: Moment) -> Draft<'a> {
        let zone = jiff::tz::TimeZone::get(&self.brand.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let day = self.language.date(moment.timestamp().to_zoned(zone).date());
        self.with(name, day)
    }

    /// A time of day in the brand's time zone, by which two emails can be told apart.
    pub fn with_time(self, name: &'static str, moment: Moment) -> Draft<'a> {
        let zone = jiff::tz::TimeZone::get(&self.brand.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let time = moment.timestamp().to_zoned(zone).strftime("%H:%M").to_string();
        self.with(name, time)
    }

    pub fn say(&self, id: &str) -> String {
        self.language.say_with(id, &self.values)
    }

    /// A button that leads to a page at the brand.
    pub fn button(&self, words: &str, path: impl FnOnce(At<'_>) -> String) -> Option<Button> {
        Some(Button { words: self.say(words), link: self.site.link(&path(paths::at(&self.brand.slug))) })
    }

    pub fn write(self, content: impl FnOnce(&Draft<'a>) -> Content) -> Message {
        let content = content(&self);
        layout::write(self.site, self.brand, self.language, self.to, content)
    }
}
