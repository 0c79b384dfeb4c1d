//! Proxies that an operator trusts.

use std::{fmt, net::IpAddr, str::FromStr};

use ipnet::IpNet;

/// A proxy, or a network of them, whose word on whom it saw is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proxies(IpNet);

impl Proxies {
    pub fn contain(self, ip: IpAddr) -> bool {
        self.0.contains(&ip)
    }
}

impl FromStr for Proxies {
    type Err = NoNetwork;

    /// An address (`192.0.2.7`) or a network in CIDR notation (`10.0.0.0/8`).
    fn from_str(text: &str) -> Result<Proxies, NoNetwork> {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Proxies).map_err(|_| NoNetwork)
    }
}

impl From<IpAddr> for Proxies {
    fn from(ip: IpAddr) -> Proxies {
        Proxies(ip.into())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNetwork;

impl fmt::Display for NoNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("neither an address like 192.0.2.7 nor a network like 10.0.0.0/8")
    }
}

impl std::error::Error for NoNetwork {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_address_nor_network_is_refused() {
        for text in ["", "10.0.0.0/33", "proxy.example", "10.0.0.0/8/8", "192.0.2.7:80"] {
            assert_eq!(text.parse::<Proxies>(), Err(NoNetwork), "{text}");
        }
        assert!("10.0.0.0/8".parse::<Proxies>().unwrap().contain("10.9.9.9".parse().unwrap()));
    }
}
