//! Applying a brand's file: it is read whole, every fault is named, and wording that was in force is never changed.

use std::path::Path;

use uuid::Uuid;

use super::{
    Brand,
    archive::ArchivedWording,
    file::{self, Fault},
};
use crate::{
    base::{
        clock::{Clock, Moment, Rng},
        ids,
    },
    store::{self, Store, WriteTx, brand as rows},
};

/// Why a file was not applied.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    #[error("{0} could not be read: {1}")]
    File(String, #[source] std::io::Error),
    #[error("{}", faults(.0, .1))]
    Faults(String, Vec<Fault>),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error("the brand could not be written as JSON")]
    Json(#[from] serde_json::Error),
}

/// Reads a file and applies it. The logo is looked for beside the file.
pub async fn apply_file(store: &Store, clock: &Clock, rng: &Rng, path: &Path) -> Result<Brand, ApplyError> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|e| ApplyError::File(name.clone(), e))?;
    let beside = |logo: &str| std::fs::read(path.parent().unwrap_or(Path::new("")).join(logo));
    let brand = file::read(&text, &beside).map_err(|faults| ApplyError::Faults(name.clone(), faults))?;
    let faults = apply(store, clock, rng, &brand, &text).await?;
    if faults.is_empty() { Ok(brand) } else { Err(ApplyError::Faults(name, faults)) }
}

/// Creates or updates the brand of this slug; the faults if it changes wording that was in force.
pub async fn apply(
    store: &Store,
    clock: &Clock,
    rng: &Rng,
    brand: &Brand,
    text: &str,
) -> Result<Vec<Fault>, ApplyError> {
    let mut tx = store.write().await?;
    let now = clock.now();
    let row = rows::Row {
        id: ids::new_id(clock, rng),
        slug: brand.slug.clone(),
        settings: serde_json::to_string(brand)?,
        applied_at: now,
    };
    let before = rows::by_slug(&mut tx, &brand.slug).await?;
    let brand_id = rows::apply(&mut tx, &row).await?;
    // What was in force until now is kept too, if it was applied before statements were.
    if let Some((old, row)) = before.and_then(|row| Some((serde_json::from_str(&row.settings).ok()?, row))) {
        keep_statements(&mut tx, brand_id, &old, row.applied_at).await?;
    }
    keep_statements(&mut tx, brand_id, brand, now).await?;
    let kept = rows::wordings_of(&mut tx, brand_id).await?;
    let faults: Vec<Fault> = brand
        .changed_without_new_version(|wording| {
            let old = kept.iter().find(|old| {
                old.notice == wording.notice && old.version == wording.version && old.language == wording.language.tag()
            })?;
            old.hash.as_slice().try_into().ok()
        })
        .into_iter()
        .map(|changed| Fault {
            line: line_of(text, changed.notice),
            message: format!(
                "notice \"{}\": its {} wording was in force as version \"{}\" and cannot change; give the new wording a new version",
                changed.notice,
                changed.language.tag(),
                changed.version
            ),
        })
        .collect();
    for wording in brand.hashed_wordings() {
        let row = rows::WordingRow {
            hash: wording.hash.to_vec(),
            brand_id,
            notice: wording.notice.to_owned(),
            version: wording.version.to_owned(),
            language: wording.language.tag().to_owned(),
            wording: serde_json::to_string(&ArchivedWording {
                title: wording.title.to_owned(),
                wording: wording.wording.clone(),
            })?,
            first_applied_at: now,
        };
        rows::keep_wording(&mut tx, &row).await?;
    }
    if faults.is_empty() {
        tx.commit().await?;
    }
    Ok(faults)
}

async fn keep_statements(
    tx: &mut WriteTx,
    brand_id: Uuid,
    brand: &Brand,
    applied_at: Moment,
) -> Result<(), ApplyError> {
    for statement in brand.statements() {
        let row = rows::StatementRow {
            hash: statement.hash().to_vec(),
            brand_id,
            purpose: statement.purpose.id.clone(),
            statement: serde_json::to_string(&statement)?,
            first_applied_at: applied_at,
        };
        rows::keep_statement(tx, &row).await?;
    }
    Ok(())
}

/// The line on which the notice names itself.
fn line_of(text: &str, notice: &str) -> usize {
    let quoted = format!("\"{notice}\"");
    let in_notices = text.find("[[notices]]").unwrap_or(0);
    let at = text.get(in_notices..).and_then(|rest| rest.find(&quoted)).map_or(0, |at| in_notices + at);
    text.get(..at).map_or(1, |before| before.matches('\n').count() + 1)
}

fn faults(name: &str, faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
    format!("{name} was not applied:\n{}", lines.join("\n"))
}
