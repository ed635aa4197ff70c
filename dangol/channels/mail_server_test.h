// For tests: Debian's Exim as an ordinary user's process on a loopback port, with a configuration, spool and mailbox of
// its own in a temporary folder. Recipients: unknown@ is refused, later@ is put off, gone@ is accepted and bounces, all
// others are delivered. User shop with password "right" may log in.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dangol {

class MailServer {
 public:
  // Nothing, and a message, where Exim is not installed.
  static std::unique_ptr<MailServer> start();
  ~MailServer();
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  std::string certificate() const { return folder_ / "certificate"; }  // self-made; empty file: it could not be made
  // The mails in the mailbox, waiting for so many of them; REQUIREs that they come.
  std::vector<std::string> mails(std::size_t count) const;
  std::size_t connections() const;  // as its log counts them

 private:
  explicit MailServer(std::filesystem::path folder);
  void launch();

  std::filesystem::path folder_;
  std::uint16_t port_;
  pid_t process_ = -1;
};

}  // namespace dangol
