//! Compiles the policy files that are named, prints what is wrong, and the cost.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources = std::env::args().skip(1).map(|name| {
        let text = std::fs::read_to_string(&name)?;
        Ok(policy::Source { name, text })
    });
    let sources = sources.collect::<Result<Vec<_>, std::io::Error>>()?;
    let started = std::time::Instant::now();
    match policy::compile(&sources, &policy::Options::default()) {
        Ok(compiled) => {
            println!("{}{:?} {:?}", compiled.warnings, compiled.cost, started.elapsed())
        }
        Err(diagnostics) => println!("{diagnostics}"),
    }
    Ok(())
}
