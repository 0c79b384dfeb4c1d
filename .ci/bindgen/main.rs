//! `bindgen MODULE FOLDER`: writes handshake.js and handshake_bg.wasm, which browsers load, from a module as the compiler left it.
//!
//! This is `wasm-bindgen --target web --no-typescript --out-name handshake` without the rest of wasm-bindgen-cli, whose
//! test runner brings a web driver, a server and a client along.

use std::{env, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let [module, folder] = env::args().skip(1).collect::<Vec<_>>().try_into().expect("usage: bindgen MODULE FOLDER");
    let made = Bindgen::new()
        .input_path(module)
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).out_name("handshake").generate(folder));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:?}");
            ExitCode::FAILURE
        }
    }
}
