//! The one layout of emails, in HTML and in plain text, in the brand's colours.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

use super::Message;
use crate::{
    base::{paths, site::Site},
    i18n::Language,
    platform::brand::LiveBrand,
};

/// What an email says. Every word is ours or the brand's.
#[derive(Default)]
pub struct Content {
    pub subject: String,
    pub heading: String,
    pub paragraphs: Vec<String>,
    pub button: Option<Button>,
    /// What it is for, and a code to be typed where it was asked for.
    pub code: Option<(String, String)>,
    /// After the button: until when, and what happens if nothing is done.
    pub after: Vec<String>,
    /// A quiet link at the end.
    pub quiet: Option<Button>,
    /// Why this email came.
    pub why: String,
}

pub struct Button {
    pub words: String,
    pub link: String,
}

/// Writes an email in both forms.
pub fn write(site: &Site, brand: &LiveBrand, language: Language, to: &str, content: Content) -> Message {
    let foot = Foot::new(site, brand, language);
    Message {
        text: plain(brand, &content, &foot),
        html: html(brand, language, &content, &foot),
        to: to.to_owned(),
        from_name: brand.name.clone(),
        reply_to: brand.controller.email.clone(),
        language: language.tag().to_owned(),
        subject: content.subject,
    }
}

struct Foot {
    address: String,
    contact: String,
    choices: Button,
    notices: Button,
}

impl Foot {
    fn new(site: &Site, brand: &LiveBrand, language: Language) -> Foot {
        Foot {
            address: brand.controller.address.join(", "),
            contact: brand.controller.email.clone(),
            choices: Button {
                words: language.say("foot-choices"),
                link: site.link(&paths::in_language(paths::at(&brand.slug).sign_in_link(), language.tag())),
            },
            notices: Button {
                words: language.say("foot-notices"),
                link: site.link(&paths::in_language(paths::at(&brand.slug).notices(), language.tag())),
            },
        }
    }
}

fn plain(brand: &LiveBrand, content: &Content, foot: &Foot) -> String {
    let mut parts = vec![brand.name.clone(), content.heading.clone()];
    parts.extend(content.paragraphs.iter().cloned());
    if let Some(button) = &content.button {
        parts.push(format!("{}:\n{}", button.words, button.link));
    }
    if let Some((words, code)) = &content.code {
        parts.push(format!("{words}\n{code}"));
    }
    parts.extend(content.after.iter().cloned());
    if let Some(quiet) = &content.quiet {
        parts.push(format!("{}:\n{}", quiet.words, quiet.link));
    }
    parts.push(format!("-- \n{}", content.why));
    parts.push(format!("{}\n{}\n{}", brand.controller.legal_name, foot.address, foot.contact));
    parts.push(format!("{}: {}\n{}: {}", foot.choices.words, foot.choices.link, foot.notices.words, foot.notices.link));
    format!("{}\n", parts.join("\n\n"))
}

const HEAD_STYLE: &str = ":root{color-scheme:light dark;supported-color-schemes:light dark}";

fn html(brand: &LiveBrand, language: Language, content: &Content, foot: &Foot) -> String {
    let tag = language.tag();
    let (accent, ink) = (brand.theme.accent(), brand.theme.accent_ink());
    let dark = brand.theme.on_dark();
    let dark_ink = dark.ink();
    let corner = brand.theme.corner_px;
    let subject = text(&content.subject);
    let paragraph = |words: &String| format!("<p style=\"margin:0 0 16px\">{}</p>", text(words));
    let link = |button: &Button| {
        format!(
            "<a class=\"accent\" href=\"{}\" style=\"color:{accent}\">{}</a>",
            attribute(&button.link),
            text(&button.words)
        )
    };
    let soft = |button: &Button| {
        format!(
            "<a class=\"soft\" href=\"{}\" style=\"color:#4f535a\">{}</a>",
            attribute(&button.link),
            text(&button.words)
        )
    };
    let press = content.button.as_ref().map_or(String::new(), |button| {
        let href = attribute(&button.link);
        format!(
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:28px 0;border-collapse:separate\"><tr>\
             <td class=\"press\" bgcolor=\"{accent}\" style=\"background:{accent};border-radius:{corner}px;mso-padding-alt:14px 24px\">\
             <a href=\"{href}\" style=\"display:inline-block;padding:13px 24px;border:1px solid {accent};border-radius:{corner}px;color:{ink};font-weight:600;line-height:1.3;text-decoration:none\">{}</a>\
             </td></tr></table>\
             <p class=\"soft\" style=\"margin:0 0 4px;color:#4f535a;font-size:15px\">{}</p>\
             <p style=\"margin:0 0 16px;font-size:15px;word-break:break-all\"><a class=\"accent\" href=\"{href}\" style=\"color:{accent}\">{}</a></p>",
            text(&button.words),
            text(&language.say("email-spelled-out")),
            text(&button.link),
        )
    });
    let code = content.code.as_ref().map_or(String::new(), |(words, code)| {
        format!(
            "<p style=\"margin:24px 0 4px\">{}</p>\
             <p style=\"margin:0 0 24px;font-size:30px;line-height:1.3;font-weight:700;letter-spacing:2px\">{}</p>",
            text(words),
            text(code)
        )
    });
    let quiet = content
        .quiet
        .as_ref()
        .map_or(String::new(), |button| format!("<p style=\"margin:0 0 16px\">{}</p>", link(button)));
    let mail = Button { words: foot.contact.clone(), link: format!("mailto:{}", foot.contact) };
    [
        format!(
            "<!doctype html>\n<html lang=\"{tag}\" dir=\"ltr\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">\
             <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\"><title>{subject}</title>\
             <style>{HEAD_STYLE}@media (prefers-color-scheme:dark){{.paper{{background:#181b1f!important;color:#e9e8e5!important}}\
             .soft{{color:#b7b5b0!important}}.rule{{border-color:#3a3d42!important}}.accent{{color:{dark}!important}}\
             .press{{background:{dark}!important}}.press a{{color:{dark_ink}!important;border-color:{dark}!important}}}}\
             [data-ogsc] .accent{{color:{dark}!important}}[data-ogsc] .soft{{color:#b7b5b0!important}}</style></head>\n"
        ),
        "<body class=\"paper\" style=\"margin:0;padding:0;background:#fefdfb;color:#1f232a\">\
         <!--[if mso]><table role=\"presentation\" width=\"600\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\"><tr><td><![endif]-->\n"
            .to_owned(),
        format!(
            "<div class=\"paper\" role=\"article\" aria-label=\"{}\" lang=\"{tag}\" style=\"max-width:600px;margin:0 auto;padding:24px 20px 32px;background:#fefdfb;color:#1f232a;font-family:Seravek,'Segoe UI',Ubuntu,Cantarell,'Noto Sans',system-ui,sans-serif;font-size:17px;line-height:1.55\">\n",
            attribute(&content.subject)
        ),
        format!(
            "<p class=\"accent rule\" style=\"margin:0 0 36px;padding:0 0 14px;border-bottom:1px solid #dbdad6;color:{accent};font-size:20px;line-height:1.3;font-weight:700\">{}</p>\n",
            text(&brand.name)
        ),
        format!("<h1 style=\"margin:0 0 16px;font-size:26px;line-height:1.2;font-weight:700\">{}</h1>\n", text(&content.heading)),
        content.paragraphs.iter().map(paragraph).collect(),
        press,
        code,
        content.after.iter().map(paragraph).collect(),
        quiet,
        format!(
            "\n<div class=\"soft rule\" style=\"margin:40px 0 0;padding:16px 0 0;border-top:1px solid #dbdad6;color:#4f535a;font-size:14px;line-height:1.5\">\
             <p style=\"margin:0 0 10px\">{}</p><p style=\"margin:0 0 10px\">{}<br>{}<br>{}</p><p style=\"margin:0\">{} &nbsp;·&nbsp; {}</p></div>\n",
            text(&content.why),
            text(&brand.controller.legal_name),
            text(&foot.address),
            soft(&mail),
            soft(&foot.choices),
            soft(&foot.notices),
        ),
        "</div><!--[if mso]></td></tr></table><![endif]--></body></html>\n".to_owned(),
    ]
    .concat()
}
