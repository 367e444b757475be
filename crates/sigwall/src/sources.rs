//! Policy files: every `*.policy` and `*.feed` of a directory, in the order of their names, or the files that are
//! named.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use controlplane::Source;

/// Depth to which directories are searched.
const DEPTH_MAX: usize = 16;

/// Reads all files of a policy; their names are as diagnostics show them.
pub(crate) fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Source>> {
    files(paths)?.iter().map(|file| source(file)).collect()
}

/// The files of a policy.
pub(crate) fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            search(path, DEPTH_MAX, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() {
        bail!("no *.policy file in {}: a policy is a directory of such files", list(paths));
    }
    Ok(files)
}

fn source(file: &Path) -> anyhow::Result<Source> {
    let unreadable = || format!("policy file {} cannot be read", file.display());
    let mut text = std::fs::read_to_string(file).with_context(unreadable)?;
    if is_feed(file) && !text.contains(AS_OF) {
        let changed = std::fs::metadata(file).and_then(|data| data.modified());
        let date = controlplane::date_of(changed.with_context(unreadable)?);
        text = format!("{text}\n{AS_OF}{date}\n");
    }
    Ok(Source { name: file.display().to_string(), text })
}

/// The line of a feed's file that says how old it is; without one, the age of the file counts.
const AS_OF: &str = "# as of ";

fn is_part(path: &Path) -> bool {
    is_feed(path) || path.extension().is_some_and(|extension| extension == "policy")
}

/// True for the file of a feed.
pub(crate) fn is_feed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "feed")
}

fn search(directory: &Path, depth: usize, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let Some(deeper) = depth.checked_sub(1) else {
        bail!("{} is nested more than {DEPTH_MAX} directories deep", directory.display())
    };
    let unreadable = || format!("directory {} cannot be read", directory.display());
    let entries = std::fs::read_dir(directory).with_context(unreadable)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .with_context(unreadable)?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            search(&path, deeper, files)?;
        } else if is_part(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_directory_come_in_the_order_of_their_names() {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join("b")).unwrap();
        for name in ["c.policy", "b/z.policy", "a.policy", "README.md"] {
            std::fs::write(place.path().join(name), name).unwrap();
        }

        let sources = read(&[place.path().to_owned()]).unwrap();

        let texts: Vec<_> = sources.iter().map(|source| source.text.as_str()).collect();
        assert_eq!(texts, ["a.policy", "b/z.policy", "c.policy"]);
    }

    #[test]
    fn a_directory_without_a_policy_says_what_is_expected() {
        let place = tempfile::tempdir().unwrap();

        let error = read(&[place.path().to_owned()]).unwrap_err().to_string();

        assert!(error.contains("*.policy"), "{error}");
    }
}
