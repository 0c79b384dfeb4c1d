//! Which message says how to mend what was typed.

use crate::{
    base::{address::AddressFault, password::PasswordFault, plain_text::TextFault},
    domain::{loyalty::NumberFault, profile::AnswerFault},
};

pub fn name_message(fault: &TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "fault-name-empty",
        TextFault::TooLong { .. } => "fault-name-long",
        TextFault::Hidden => "fault-name-hidden",
        TextFault::Link => "fault-name-link",
    }
}

/// Of what a person calls a thing of theirs.
pub fn label_message(fault: &TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "fault-label-empty",
        TextFault::TooLong { .. } => "fault-label-long",
        TextFault::Hidden => "fault-label-hidden",
        TextFault::Link => "fault-label-link",
    }
}

/// Of what somebody answered to a question.
pub fn answer_message(fault: &AnswerFault) -> &'static str {
    match fault {
        AnswerFault::Nothing | AnswerFault::Text(TextFault::Empty) => "fault-answer-nothing",
        AnswerFault::Unknown => "fault-form-changed",
        AnswerFault::NoNumber | AnswerFault::OutOfRange { .. } => "fault-answer-number",
        AnswerFault::Text(TextFault::TooLong { .. }) => "fault-answer-long",
        AnswerFault::Text(TextFault::Hidden) => "fault-label-hidden",
        AnswerFault::Text(TextFault::Link) => "fault-label-link",
    }
}

/// Of a number of a loyalty programme.
pub fn number_message(fault: &NumberFault) -> &'static str {
    match fault {
        NumberFault::Empty => "fault-loyalty-empty",
        NumberFault::Sign => "fault-loyalty-sign",
        NumberFault::TooShort => "fault-loyalty-short",
        NumberFault::TooLong => "fault-loyalty-long",
    }
}

/// Of a password that somebody chose.
pub fn password_message(fault: &PasswordFault, has_app: bool) -> &'static str {
    match fault {
        PasswordFault::TooShort if has_app => "fault-password-short-8",
        PasswordFault::TooShort => "fault-password-short",
        PasswordFault::TooLong => "fault-password-long",
        PasswordFault::Common => "fault-password-common",
        PasswordFault::Pattern => "fault-password-pattern",
        PasswordFault::Expected => "fault-password-expected",
    }
}

pub fn email_message(fault: &AddressFault) -> &'static str {
    match fault {
        AddressFault::Empty => "fault-email-empty",
        AddressFault::Hidden | AddressFault::Space => "fault-email-space",
        AddressFault::NoAt => "fault-email-no-at",
        AddressFault::SecondAt => "fault-email-second-at",
        AddressFault::NoLocal => "fault-email-no-local",
        AddressFault::LocalTooLong | AddressFault::TooLong => "fault-email-long",
        AddressFault::Quoted => "fault-email-quoted",
        AddressFault::NonAsciiLocal => "fault-email-non-ascii",
        AddressFault::Dots => "fault-email-dots",
        AddressFault::Routed | AddressFault::LocalCharacter => "fault-email-character",
        AddressFault::Literal => "fault-email-literal",
        AddressFault::NoDomain | AddressFault::NoDot | AddressFault::Domain | AddressFault::StandIn => {
            "fault-email-domain"
        }
    }
}
