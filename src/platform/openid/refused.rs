//! Why nobody is signed in, or out. What is said is fit for a log: it names what failed, and nobody.

/// Why a provider's answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the person said no at the provider")]
    Declined,
    #[error("what was begun is too old, was begun by another browser, or is none of ours")]
    Over,
    #[error("the answer does not hold: {0}")]
    Wrong(Check),
    #[error("the provider cannot be asked: {0}: {1}")]
    Unavailable(Endpoint, Trouble),
}

/// What does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Check {
    #[error("it came to the address of another provider than it was begun with")]
    Provider,
    #[error("it names another provider, or none where it has to (RFC 9207)")]
    ResponseIssuer,
    #[error("it brings neither a code nor an error")]
    NoCode,
    #[error("the provider refuses what it was asked for")]
    Request,
    #[error("the provider does not take the code")]
    Code,
    #[error("the provider does not take the client's id and secret")]
    Client,
    #[error("it cannot be read")]
    Unreadable,
    #[error("it is too long")]
    TooLong,
    #[error("there is no ID token")]
    NoIdToken,
    #[error("the kind of token")]
    Kind,
    #[error("the signature, or how it is made")]
    Signature,
    #[error("the provider has no such key")]
    UnknownKey,
    #[error("the issuer")]
    Issuer,
    #[error("it is for another client")]
    Audience,
    #[error("it was issued to another client (azp)")]
    AuthorizedParty,
    #[error("it is expired")]
    Expired,
    #[error("it was issued at another time")]
    IssuedAt,
    #[error("the nonce")]
    Nonce,
    #[error("it came with another access token (at_hash)")]
    AccessTokenHash,
    #[error("the subject")]
    Subject,
    #[error("the user info is somebody else's")]
    UserInfoSubject,
    #[error("it is no logout event")]
    Event,
    #[error("it names neither a subject nor a session")]
    Nobody,
    #[error("it has no id (jti)")]
    TokenId,
}

/// What of a provider was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Endpoint {
    #[error("its metadata and keys")]
    Metadata,
    #[error("its sign-in page")]
    Authorization,
    #[error("its token endpoint")]
    Token,
    #[error("its user info endpoint")]
    UserInfo,
    #[error("its revocation endpoint")]
    Revocation,
}

/// What kept a provider from answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("it cannot be reached")]
    NoAnswer,
    #[error("it takes too long")]
    TooSlow,
    #[error("its answer is too long")]
    TooLong,
    #[error("it answers with status {0}")]
    Status(u16),
    #[error("its answer cannot be read")]
    Unreadable,
    #[error("it calls itself by another issuer than the providers file does")]
    Issuer,
    #[error("it names an address that is not https")]
    NotHttps,
    #[error("it takes no S256 challenges (RFC 7636)")]
    NoChallenge,
    #[error("it says that it cannot")]
    Unable,
}
