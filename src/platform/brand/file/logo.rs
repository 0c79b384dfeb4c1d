//! A brand's mark: SVG, PNG or WebP by what is in it, small, and an SVG only with what draws. It is shown as a picture,
//! where nothing could run; this keeps it harmless for somebody who opens it by itself too.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::platform::brand::Logo;

/// 64 kB.
pub(super) const MOST_BYTES: usize = 64 * 1024;

/// What an SVG may be made of.
const DRAWING: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
];

/// The mark in these bytes, or what is wrong with them.
pub(super) fn check(bytes: &[u8]) -> Result<Logo, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!("is {} kB; at most 64 kB fit", bytes.len().div_ceil(1024)));
    }
    let media_type = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        "image/webp"
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| "is no SVG, PNG or WebP".to_owned())?;
        check_svg(text)?;
        "image/svg+xml"
    };
    Ok(Logo { media_type: media_type.to_owned(), data: STANDARD.encode(bytes) })
}

fn check_svg(text: &str) -> Result<(), String> {
    // A DTD, and with it entities, is refused by the parser.
    let document = roxmltree::Document::parse(text)
        .map_err(|error| format!("is no SVG, PNG or WebP, or its XML is broken ({error})"))?;
    if !document.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        return Err("is XML but no SVG: it must begin with <svg xmlns=\"http://www.w3.org/2000/svg\">".to_owned());
    }
    if document.root().children().any(|node| node.is_pi()) {
        return Err("has a processing instruction, which can fetch things: take it out".to_owned());
    }
    document.descendants().filter(roxmltree::Node::is_element).try_for_each(check_element)
}

fn check_element(element: roxmltree::Node<'_, '_>) -> Result<(), String> {
    let name = element.tag_name().name();
    if element.tag_name().namespace() != Some("http://www.w3.org/2000/svg") || !DRAWING.contains(&name) {
        return Err(format!("has <{name}>, which does more than draw: take it out"));
    }
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value().to_ascii_lowercase());
        if name.to_ascii_lowercase().starts_with("on") {
            return Err(format!("has `{name}`, which runs a script: take it out"));
        }
        // CSS can write `url` with escapes, so a backslash is refused as well.
        let fetches = match name {
            "href" | "src" => !value.starts_with('#'),
            _ => {
                value.split("url(").skip(1).any(|target| !target.trim_start_matches([' ', '"', '\'']).starts_with('#'))
                    || value.contains(['\\', '@'])
            }
        };
        if fetches {
            return Err(format!("points elsewhere with `{name}`: keep everything in the one file"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<Logo, String> {
        check(format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">{inside}</svg>"#).as_bytes())
    }

    #[test]
    fn a_drawing_passes_and_keeps_its_bytes() {
        let logo = svg(r##"<title>A</title><defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0h8"/><use xlink:href="#a"/>"##).unwrap();
        assert_eq!(logo.media_type, "image/svg+xml");
        assert!(STANDARD.decode(logo.data).unwrap().starts_with(b"<svg"));
    }

    #[test]
    fn the_type_is_told_by_the_content() {
        assert_eq!(check(b"\x89PNG\r\n\x1a\n\0\0").unwrap().media_type, "image/png");
        assert_eq!(check(b"RIFF\0\0\0\0WEBPVP8 ").unwrap().media_type, "image/webp");
        for other in [&b"GIF89a"[..], b"\xff\xd8\xff\xe0", b"", b"<html></html>", b"hello", b"<svg/>"] {
            assert!(check(other).is_err(), "{other:?}");
        }
    }

    #[test]
    fn the_limit_is_64_kb() {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        png.resize(MOST_BYTES, 0);
        assert!(check(&png).is_ok());
        png.push(0);
        assert_eq!(check(&png).unwrap_err(), "is 65 kB; at most 64 kB fit");
    }

    #[test]
    fn an_svg_that_does_more_than_draw_is_refused() {
        for inside in [
            "<script>1</script>",
            "<foreignObject/>",
            r#"<g onload="x()"/>"#,
            r#"<g ONCLICK="x()"/>"#,
            r#"<use href="https://example.com/a.svg#b"/>"#,
            r#"<use xlink:href="data:image/svg+xml,x"/>"#,
            r#"<image href="a.png"/>"#,
            r#"<a href="javascript:x()"/>"#,
            r#"<path fill="url(https://example.com)"/>"#,
            r#"<path style="fill:URL( 'http://example.com')"/>"#,
            r#"<path style="fill:\75rl(http://example.com)"/>"#,
            "<style>@import 'x';</style>",
            r#"<path style="@import 'x'"/>"#,
            "<animate/>",
            r#"<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>"#,
            "<g>",
        ] {
            assert!(svg(inside).is_err(), "{inside}");
        }
        assert!(
            check(br#"<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>"#).is_err()
        );
        assert!(check(br#"<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>"#).is_err());
    }
}
