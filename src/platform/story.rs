//! A story: one transaction of the main database, and who acts in it. It is begun in the order in which everybody locks
//! (mailboxes, then the person's chain), and its commit is the only way to make it durable: it closes the chain, retires and
//! enlivens keys, and wakes the workers.
//!
//! A chain that was taken cannot be left open, since nothing else commits what a story did: a commit takes the transaction
//! itself, and a story lends it only.
//!
//! ```
//! use handshake::platform::{error::Error, story::Story};
//! async fn close_the_chain(mut story: Story<'_>) -> Result<(), Error> {
//!     let _tx = story.tx();
//!     story.commit().await.map(|_| ())
//! }
//! ```
//!
//! ```compile_fail,E0507
//! use handshake::platform::{error::Error, story::Story};
//! async fn leave_the_chain_open(mut story: Story<'_>) -> Result<(), Error> {
//!     let _tx = story.tx();
//!     Ok(story.tx().commit().await?)
//! }
//! ```

use uuid::Uuid;

use super::{
    error::Error,
    failpoint,
    ledger::{ActedBy, Acts, Chain, Event},
    portal::Portal,
    queue::{self, Job},
};
use crate::{
    base::{blind_index::BlindIndex, clock::Moment},
    store::{WriteTx, account, mailbox},
};

/// The chain that a story writes to, and who acts in it.
pub struct OnChain {
    chain: Chain,
    by: ActedBy,
}

/// Under way. `C` is the chain that it writes to, or `()` before one is taken.
pub struct Story<'p, C = OnChain> {
    portal: &'p Portal,
    tx: WriteTx,
    chain: C,
    /// The moment at which all of it happens.
    now: Moment,
    /// Turn live after the commit.
    used_keys: Vec<Uuid>,
    /// Are destroyed after the commit.
    retired_keys: Vec<Uuid>,
    /// Where the fault driver can have the process die: before the commit, after it, and once keys are live.
    failpoints: &'static [&'static str],
}

/// What a commit came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Committed {
    Done,
    /// Nothing was recorded on the chain that was taken, so that nothing was written.
    Unchanged,
}

impl<'p> Story<'p, ()> {
    pub async fn begin(portal: &'p Portal) -> Result<Story<'p, ()>, Error> {
        let tx = portal.store.write().await?;
        let (used_keys, retired_keys) = (Vec::new(), Vec::new());
        Ok(Story { portal, tx, chain: (), now: portal.now(), used_keys, retired_keys, failpoints: &[] })
    }

    /// Locks a mailbox until the story ends. Before the chain, as every story does that needs both.
    pub async fn lock_mailbox(&mut self, id: Uuid) -> Result<(), Error> {
        Ok(mailbox::lock(&mut self.tx, id).await?)
    }

    /// Locks an account until the story ends: after its mailbox, before the chain. Its epoch, if it is there.
    pub async fn lock_account(&mut self, id: Uuid) -> Result<Option<i64>, Error> {
        Ok(account::lock(&mut self.tx, id).await?)
    }

    /// [`Story::lock_mailbox`] for whichever mailbox has an address, if any.
    pub async fn lock_address(&mut self, index: &BlindIndex) -> Result<(), Error> {
        mailbox::lock_by_index(&mut self.tx, index).await?;
        Ok(())
    }

    /// Takes a subject's chain, for what this actor does: stories about one subject run one after the other from here on.
    pub async fn on_chain(self, subject: Uuid, actor: &impl Acts) -> Result<Story<'p>, Error> {
        let Story { portal, mut tx, now, used_keys, retired_keys, failpoints, .. } = self;
        let chain = OnChain { chain: Chain::take(&mut tx, subject).await?, by: actor.acted_by(subject, now) };
        Ok(Story { portal, tx, chain, now, used_keys, retired_keys, failpoints })
    }

    /// Makes what was written durable, where nothing of it concerns a chain.
    pub async fn commit(self) -> Result<(), Error> {
        self.finish().await
    }
}

impl Story<'_> {
    /// One more entry of the chain.
    pub fn record(&mut self, event: Event) -> Result<(), Error> {
        let OnChain { chain, by } = &mut self.chain;
        chain.append(self.now, by, event)
    }

    /// Closes the chain and makes all of it durable. Where nothing was recorded all is undone: whatever else was written
    /// would have no evidence.
    pub async fn commit(self) -> Result<Committed, Error> {
        self.commit_after(async || Ok(())).await
    }

    /// [`Story::commit`], with something that has to be durable elsewhere before: the journal of the keys database.
    pub async fn commit_after(self, before: impl AsyncFnOnce() -> Result<(), Error>) -> Result<Committed, Error> {
        let Story { portal, mut tx, chain, now, used_keys, retired_keys, failpoints } = self;
        if !chain.chain.close(&mut tx).await? {
            return Ok(Committed::Unchanged);
        }
        before().await?;
        let story = Story { portal, tx, chain: (), now, used_keys, retired_keys, failpoints };
        story.finish().await?;
        Ok(Committed::Done)
    }
}

impl<'p, C> Story<'p, C> {
    pub fn tx(&mut self) -> &mut WriteTx {
        &mut self.tx
    }

    pub fn portal(&self) -> &'p Portal {
        self.portal
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    /// Rows are sealed under this key: it turns live once they are durable.
    pub fn uses_key(&mut self, id: Uuid) {
        self.used_keys.push(id);
    }

    /// The rows under these keys are gone: they are destroyed soon after the commit.
    pub fn retire_keys(&mut self, ids: impl IntoIterator<Item = Uuid>) {
        self.retired_keys.extend(ids);
    }

    pub async fn enqueue(&mut self, job: &Job) -> Result<(), Error> {
        queue::enqueue(&mut self.tx, job).await
    }

    /// Names places for the fault driver (see [`failpoint`]).
    pub fn failpoints(mut self, names: &'static [&'static str]) -> Self {
        self.failpoints = names;
        self
    }

    async fn finish(mut self) -> Result<(), Error> {
        queue::retire_keys(self.portal, &mut self.tx, &self.retired_keys).await?;
        self.pass("/before-commit");
        let Story { portal, tx, ref used_keys, failpoints, .. } = self;
        tx.commit().await?;
        pass(failpoints, "/committed");
        if !used_keys.is_empty() {
            portal.keys.turn_live(used_keys).await?;
            pass(failpoints, "/keys-live");
        }
        portal.wake.notify_waiters();
        Ok(())
    }

    fn pass(&self, step: &str) {
        pass(self.failpoints, step);
    }
}

fn pass(failpoints: &[&'static str], step: &str) {
    if let Some(name) = failpoints.iter().find(|name| name.ends_with(step)) {
        failpoint::pass(name);
    }
}
