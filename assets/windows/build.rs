//! Gives the Windows program its icon and version. Nothing is done for other systems.

fn main() {
    println!("cargo::rerun-if-changed=assets/windows/build.rs");
    println!("cargo::rerun-if-changed=assets/windows/hoofdlijn.ico");
    #[cfg(windows)]
    winresource::WindowsResource::new()
        .set_icon("assets/windows/hoofdlijn.ico")
        .set("ProductName", "Hoofdlijn")
        .set("FileDescription", "Hoofdlijn")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .compile()
        .expect("the resource compiler of the Windows SDK");
}
