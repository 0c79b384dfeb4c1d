//! The client IP of a request: the peer's address, unless the peer is a proxy that the operator trusts (ASVS 15.3.4).

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderValue,
};

/// The address to count by. Of `X-Forwarded-For`, the last entry that is not itself a trusted proxy: each proxy appends whom
/// it saw, so that what stands further left is the client's own invention. An entry that cannot be read is not believed.
pub fn of(request: &Request, trusted: &[IpAddr]) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    if !trusted.contains(&peer) {
        return peer;
    }
    let lines: Vec<&[u8]> = request.headers().get_all("x-forwarded-for").iter().map(HeaderValue::as_bytes).collect();
    lines
        .iter()
        .rev()
        .flat_map(|line| line.rsplit(|octet| *octet == b','))
        .map_while(|entry| std::str::from_utf8(entry).ok()?.trim().parse::<IpAddr>().ok())
        .map(|ip| ip.to_canonical())
        .find(|ip| !trusted.contains(ip))
        .unwrap_or(peer)
}
