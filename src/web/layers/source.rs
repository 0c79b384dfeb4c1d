//! The client IP of a request: the peer's address, unless the peer is a proxy that the operator trusts (ASVS 15.3.4).

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderValue,
};

use crate::base::proxies::Proxies;

/// The address to count by. Of `X-Forwarded-For` or `Forwarded` (RFC 7239), the last entry that is not itself a trusted
/// proxy: each proxy appends whom it saw, so that what stands further left is the client's own invention. An entry that cannot
/// be read is not believed. Where both headers are there and do not agree, one of them went through the proxy as the client wrote it, and
/// neither is.
pub fn of(request: &Request, trusted: &[Proxies]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|proxies| proxies.contain(*ip));
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    if !is_trusted(&peer) {
        return peer;
    }
    let entries = |name: &str| {
        let lines: Vec<&[u8]> = request.headers().get_all(name).iter().map(HeaderValue::as_bytes).collect();
        lines.join(&b',')
    };
    let last = |name: &str, read: fn(&str) -> Option<IpAddr>| {
        let all = entries(name);
        (!all.is_empty()).then(|| {
            all.rsplit(|octet| *octet == b',')
                .map_while(|entry| read(std::str::from_utf8(entry).ok()?))
                .map(|ip| ip.to_canonical())
                .find(|ip| !is_trusted(ip))
                .unwrap_or(peer)
        })
    };
    match (last("x-forwarded-for", address), last("forwarded", seen_by)) {
        (Some(one), Some(other)) if one != other => peer,
        (one, other) => one.or(other).unwrap_or(peer),
    }
}

/// An address, with or without a port: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    bare.parse::<IpAddr>().ok().or_else(|| Some(entry.parse::<SocketAddr>().ok()?.ip()))
}

/// Whom a proxy saw, in an element of `Forwarded`: `for=192.0.2.60;proto=https`, `For="[2001:db8:cafe::17]:4711"`.
fn seen_by(element: &str) -> Option<IpAddr> {
    let mut pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
    address(value.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(peer: &str, headers: &[(&'static str, &str)], trusted: &[&str]) -> String {
        let mut request = Request::builder().uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(axum::body::Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let trusted: Vec<Proxies> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        of(&request, &trusted).to_string()
    }

    #[test]
    fn a_proxy_is_an_address_or_a_network() {
        let headers = [("x-forwarded-for", "203.0.113.9")];
        assert_eq!(source("10.1.2.3", &headers, &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(source("11.1.2.3", &headers, &["10.0.0.0/8"]), "11.1.2.3", "not of the network");
        assert_eq!(source("2001:db8::7", &headers, &["2001:db8::/32"]), "203.0.113.9");
        assert_eq!(source("192.0.2.7", &headers, &["192.0.2.7"]), "203.0.113.9");
        let several = [("x-forwarded-for", "203.0.113.9, 10.9.9.9, 10.8.8.8")];
        assert_eq!(source("10.1.2.3", &several, &["10.0.0.0/8"]), "203.0.113.9", "proxies behind proxies");
    }

    #[test]
    fn entries_have_ports_and_brackets_as_proxies_write_them() {
        for (entry, ip) in [
            ("203.0.113.9:4711", "203.0.113.9"),
            ("2001:db8::9", "2001:db8::9"),
            ("[2001:db8::9]", "2001:db8::9"),
            ("[2001:db8::9]:4711", "2001:db8::9"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
        ] {
            assert_eq!(source("192.0.2.7", &[("x-forwarded-for", entry)], &["192.0.2.7"]), ip);
            let invented = format!("198.51.100.1, {entry}");
            assert_eq!(source("192.0.2.7", &[("x-forwarded-for", &invented)], &["192.0.2.7"]), ip);
        }
        for entry in ["unknown", "203.0.113.9:x", "[2001:db8::9", "203.0.113.9 203.0.113.10", "_hidden", ""] {
            let answer = source("192.0.2.7", &[("x-forwarded-for", entry)], &["192.0.2.7"]);
            assert_eq!(answer, "192.0.2.7", "{entry} is not believed");
        }
    }

    /// RFC 7239.
    #[test]
    fn forwarded_is_read_where_the_other_header_is_not_there() {
        for (line, ip) in [
            ("for=203.0.113.9", "203.0.113.9"),
            ("For=\"203.0.113.9:4711\"", "203.0.113.9"),
            ("for=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
            ("proto=https; for=203.0.113.9;by=192.0.2.7", "203.0.113.9"),
            ("for=198.51.100.1, for=203.0.113.9", "203.0.113.9"),
            ("for=unknown", "192.0.2.7"),
            ("for=_gazonk, proto=https", "192.0.2.7"),
        ] {
            assert_eq!(source("192.0.2.7", &[("forwarded", line)], &["192.0.2.7"]), ip, "{line}");
        }
        let both = [("forwarded", "for=198.51.100.1"), ("x-forwarded-for", "203.0.113.9")];
        assert_eq!(source("192.0.2.7", &both, &["192.0.2.7"]), "192.0.2.7", "one of them is the client's invention");
        let agree = [("forwarded", "for=203.0.113.9"), ("x-forwarded-for", "198.51.100.1, 203.0.113.9")];
        assert_eq!(source("192.0.2.7", &agree, &["192.0.2.7"]), "203.0.113.9");
        assert_eq!(source("198.51.100.7", &both, &["192.0.2.7"]), "198.51.100.7", "from nobody who is trusted");
    }
}
