# A formula for a tap of one's own. A release fills in OWNER, VERSION and SHA256.
class Backcoach < Formula
  include Language::Python::Virtualenv

  desc "Coach for a back session, in one terminal screen"
  homepage "https://github.com/OWNER/backcoach"
  url "https://github.com/OWNER/backcoach/releases/download/vVERSION/backcoach-VERSION.tar.gz"
  sha256 "SHA256"
  license "MIT"

  depends_on "python@3.13"

  def install
    virtualenv_create(libexec, "python3.13")
    system "python3.13", "-m", "pip", "--python=#{libexec}/bin/python", "install", buildpath
    bin.install_symlink libexec/"bin/backcoach"
    man1.install Dir["packaging/man/*.1"]
    generate_completions_from_executable(bin/"backcoach", "completion")
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/backcoach --version")
    assert_match "no problem", shell_output("#{bin}/backcoach check")
  end
end
