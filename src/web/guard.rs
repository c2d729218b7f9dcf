//! Who may reach a handler: it names the guard among its arguments and cannot run without it. A page that
//! a role may not know of answers as if it did not exist; an act on a thing that the role may see is refused.

use std::marker::PhantomData;
use std::ops::Deref;

use rocket::Request;
use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest};

use crate::domain::access::{Action, may};

use super::visit::{Member, Visit};

/// An action as a type, so that a handler's signature says who may call it.
pub trait Act: Send + Sync + 'static {
    /// The action.
    const ACTION: Action;
}

macro_rules! acts {
    ($($name:ident),+) => {$(
        #[doc = concat!("[`Action::", stringify!($name), "`] as a type.")]
        pub struct $name;
        impl Act for $name {
            const ACTION: Action = Action::$name;
        }
    )+};
}
acts!(Read, Edit, Decide, ReadJournal, Share, Administer);

/// Someone who is signed in and whose role may do `A`.
pub struct Can<A: Act> {
    /// The request.
    pub visit: Visit,
    /// Who asks.
    pub member: Member,
    act: PhantomData<A>,
}

impl<A: Act> Deref for Can<A> {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

#[rocket::async_trait]
impl<'r, A: Act> FromRequest<'r> for Can<A> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Can<A>, ()> {
        let (visit, member) = match signed_in(request).await {
            Ok(found) => found,
            Err(status) => return Outcome::Error((status, ())),
        };
        if may(member.user.facts.role, A::ACTION) {
            return Outcome::Success(Can {
                visit,
                member,
                act: PhantomData,
            });
        }
        let status = match A::ACTION {
            Action::ReadJournal | Action::Administer => Status::NotFound,
            Action::Read | Action::Edit | Action::Decide | Action::Share => Status::Forbidden,
        };
        Outcome::Error((status, ()))
    }
}

/// Someone who is signed in, whatever the role: for one's own account.
pub struct SignedIn {
    /// The request.
    pub visit: Visit,
    /// Who asks.
    pub member: Member,
}

impl Deref for SignedIn {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SignedIn {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<SignedIn, ()> {
        match signed_in(request).await {
            Ok((visit, member)) => Outcome::Success(SignedIn { visit, member }),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

async fn signed_in(request: &Request<'_>) -> Result<(Visit, Member), Status> {
    let visit = Visit::of(request).await?;
    let member = visit.member.clone().ok_or(Status::Unauthorized)?;
    Ok((visit, member))
}
