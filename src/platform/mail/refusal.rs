//! Classifies refusals: whose fault one is, by the step of the conversation and the enhanced status code (RFC 5321, 3463; the registry of
//! RFC 5248). Only a reply to RCPT that says that there is no such mailbox stops an address; what is said of our host, our sender or
//! our password keeps emails waiting.

use super::failure::{Ended, Failure, Step};

/// What a reply means; `text` is what the server said, looked at and not kept.
pub fn classify(ended: Ended, text: &str) -> Failure {
    let Some(reply) = ended.reply else { return Failure::Later(ended) };
    let is_permanent = (500..600).contains(&reply.status);
    if !matches!(ended.step, Step::To | Step::Data | Step::Message) {
        // Before any recipient was named it is about us, whatever the code.
        return if is_permanent { Failure::Sender(ended) } else { Failure::Later(ended) };
    }
    if !is_permanent {
        return Failure::Later(ended);
    }
    match (reply.enhanced, ended.step) {
        // The mailbox is full, which somebody may mend.
        (Some((_, 2, 2)), _) => Failure::Later(ended),
        // Bad mailbox, bad system, bad syntax, moved without a trace, a domain that takes no mail (RFC 7505).
        (Some((5, 1, 1 | 2 | 3 | 6 | 10)), Step::To) => Failure::Address(ended),
        // Our own address (5.1.7, 5.1.8), our system (5.3), routing (5.4), protocol (5.5), policy and security (5.7).
        (Some((_, 1, 7 | 8)) | Some((_, 3 | 4 | 5 | 7, _)), _) => Failure::Sender(ended),
        (Some((_, subject, _)), _) if subject != 0 => Failure::Refused(ended),
        // No enhanced code, or one that says nothing.
        _ => by_words(ended, reply.status, text),
    }
}

/// Old servers say in words what others say by enhanced codes. Whole words alone, and none of an address that is quoted.
fn by_words(ended: Ended, status: u16, text: &str) -> Failure {
    let quoted = |token: &&str| !token.contains('@');
    let words: Vec<String> = text
        .split_whitespace()
        .filter(quoted)
        .flat_map(|token| token.split(|c: char| !c.is_alphanumeric() && c != '\''))
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let said = format!(" {} ", words.join(" "));
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| said.contains(&format!(" {phrase} ")));
    match status {
        // Syntax, commands out of order, no mail here, authentication needed, policy.
        500..=504 | 521 | 530..=538 | 571 => Failure::Sender(ended),
        // Full, by the oldest of codes.
        552 if ended.step == Step::To => Failure::Later(ended),
        _ if says(OF_ROOM) => Failure::Later(ended),
        _ if says(OF_POLICY) => Failure::Sender(ended),
        550 | 551 | 553 if ended.step == Step::To && says(OF_NOBODY) => Failure::Address(ended),
        _ => Failure::Refused(ended),
    }
}

const OF_ROOM: &[&str] = &["quota", "mailbox full", "mailbox is full", "over limit", "storage"];

const OF_POLICY: &[&str] = &[
    "relay",
    "relaying",
    "spam",
    "block",
    "blocked",
    "blocklist",
    "blocklisted",
    "blacklist",
    "blacklisted",
    "denylist",
    "policy",
    "spf",
    "dkim",
    "dmarc",
    "authenticate",
    "authenticated",
    "authentication",
    "unauthenticated",
    "reputation",
    "not permitted",
    "not allowed",
    "denied",
    "sender",
    "helo",
    "ehlo",
    "reverse dns",
    "rdns",
    "ptr",
    "rate",
    "spamhaus",
];

const OF_NOBODY: &[&str] = &[
    "unknown",
    "no such",
    "not found",
    "does not exist",
    "doesn't exist",
    "invalid recipient",
    "invalid mailbox",
    "unavailable",
    "no mailbox",
    "not exist",
    "undeliverable",
    "nobody",
    "no user",
    "not our customer",
    "not local",
    "not listed",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::mail::failure::Reply;

    fn whose(step: Step, line: &str) -> &'static str {
        let (status, text) = line.split_once(' ').unwrap_or((line, ""));
        let reply = Reply { status: status.parse().unwrap(), enhanced: super::super::smtp::enhanced(text) };
        classify(Ended { step, reply: Some(reply), reason: None }, text).whose()
    }

    /// P3: as servers of our days and old ones answer.
    #[test]
    fn a_refusal_is_the_fault_of_whom_it_is_about() {
        for (step, line, expected) in [
            (Step::Connect, "554 5.7.1 your network is listed", "sender"),
            (Step::Connect, "504 5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname", "sender"),
            (Step::Connect, "521 host does not accept mail", "sender"),
            (Step::Connect, "421 4.3.2 shutting down", "server"),
            (Step::Auth, "535 5.7.8 authentication failed", "sender"),
            (Step::From, "530 5.7.0 Must issue a STARTTLS command first", "sender"),
            (Step::From, "550 5.1.8 sender address rejected: domain not found", "sender"),
            (Step::From, "451 4.7.1 greylisted", "server"),
            (Step::To, "550 5.1.1 The email account that you tried to reach does not exist", "address"),
            (Step::To, "550 5.1.2 bad destination system", "address"),
            (Step::To, "553 5.1.3 bad syntax", "address"),
            (Step::To, "551 5.1.6 moved", "address"),
            (Step::To, "556 5.1.10 recipient address has null MX", "address"),
            (Step::To, "550 5.1.8 sender rejected", "sender"),
            (Step::To, "550 5.1.7 bad sender's mailbox", "sender"),
            (Step::To, "550 5.7.1 relaying denied", "sender"),
            (Step::To, "550 5.7.1 unable to relay for ada@mail.example", "sender"),
            (Step::To, "550 5.7.26 unauthenticated", "sender"),
            (Step::To, "550 relay not permitted", "sender"),
            (Step::To, "504 5.5.2 need fully-qualified hostname", "sender"),
            (Step::To, "530 authentication required", "sender"),
            (Step::To, "554 5.4.14 hop count exceeded", "sender"),
            (Step::To, "552 5.2.2 mailbox full", "server"),
            (Step::To, "452 4.2.2 mailbox full", "server"),
            (Step::To, "552 mailbox full", "server"),
            (Step::To, "550 mailbox is full", "server"),
            (Step::To, "550 5.2.1 mailbox disabled", "message"),
            (Step::To, "550 No such user here", "address"),
            (Step::To, "550 5.0.0 User unknown", "address"),
            (Step::To, "551 user not local", "address"),
            (Step::To, "550 rejected", "message"),
            (Step::To, "550 <ada@corporate.example>: User unknown", "address"),
            (Step::To, "550 <spam@relay.example>... No such user", "address"),
            (Step::To, "550 ada not listed in Domino Directory", "address"),
            (Step::To, "550 unknown sender", "sender"),
            (Step::To, "550 5.1.1 <certificates@school.example>: unknown", "address"),
            (Step::To, "450 4.2.0 greylisted", "server"),
            (Step::Data, "554 5.5.1 no valid recipients", "sender"),
            (Step::Message, "550 5.7.26 DMARC", "sender"),
            (Step::Message, "554 message looks like spam", "sender"),
            (Step::Message, "554 5.6.0 bad content", "message"),
            (Step::Message, "550 5.1.1 no such user", "message"),
            (Step::Message, "552 5.3.4 message too big", "sender"),
            (Step::Message, "554 transaction failed", "message"),
            (Step::Message, "451 4.3.0 try later", "server"),
        ] {
            assert_eq!(whose(step, line), expected, "{step:?}: {line}");
        }
    }
}
