#include "channels/mail_server_test.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "channels/loopback_server_test.h"

namespace dangol {
namespace {

constexpr const char* exim = "/usr/sbin/exim4";
constexpr uid_t nobody = 65534;

constexpr const char* configuration = R"(
primary_hostname = mx.test.example
spool_directory = FOLDER/spool
log_file_path = FOLDER/log/%slog
log_selector = +smtp_connection
pid_file_path = FOLDER/pid
exim_user = USER
exim_group = GROUP
deliver_drop_privilege = true
keep_environment =
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts = *
tls_certificate = FOLDER/certificate
tls_privatekey = FOLDER/key
acl_smtp_rcpt = check_recipient
acl_smtp_data = accept
begin acl
check_recipient:
  deny message = 5.1.1 no such user
       local_parts = unknown
  defer message = 4.3.2 try later
       local_parts = later
  accept
begin routers
gone:
  driver = redirect
  local_parts = gone
  allow_fail
  data = :fail: 5.1.1 no such user here
all:
  driver = accept
  transport = mailbox
begin transports
mailbox:
  driver = appendfile
  directory = FOLDER/mail
  maildir_format
  envelope_to_add
  user = USER
  group = GROUP
begin retry
*  *  F,1h,1m
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{shop}}{eq{$auth3}{right}}}}
  server_set_id = $auth2
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Condition>
bool comes_true(const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

// A process that starts Exim and ends when the last of its processes has: those that deliver are nobody's children
// else. It is the child of a process with threads: nothing but calls that are safe there.
[[noreturn]] void keep_exim(const char* configured, const char* listens) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nowhere, 0);
  ::dup2(nowhere, 1);
  ::dup2(nowhere, 2);
  const bool is_ordinary =
      ::getuid() != 0 || (::setgroups(0, nullptr) == 0 && ::setgid(nobody) == 0 && ::setuid(nobody) == 0);
  // Only this child ends, without the destructors and exit handlers of the tests' own process: those are not its own.
  if (!is_ordinary) ::_exit(127);
  if (::fork() == 0) {
    ::execl(exim, exim, "-C", configured, "-bdf", "-oX", listens, static_cast<char*>(nullptr));
    ::_exit(127);  // there was no Exim to become
  }
  ::signal(SIGTERM, SIG_IGN);
  while (::wait(nullptr) > 0 || errno == EINTR) {
  }
  ::_exit(0);  // the last of Exim's processes has ended
}

}  // namespace

std::unique_ptr<MailServer> MailServer::start() {
  if (!std::filesystem::exists(exim) || ::getpwuid(::getuid()) == nullptr) {
    MESSAGE("skipped: there is no " << exim << " (exim4-daemon-light), or this user has no name, which it asks for");
    return nullptr;
  }
  std::string name = std::filesystem::temp_directory_path() / "dangol-mail-XXXXXX";
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  std::unique_ptr<MailServer> server(new MailServer(name));
  server->launch();
  return server;
}

MailServer::MailServer(std::filesystem::path folder) : folder_(std::move(folder)), port_(free_port()) {
  const bool is_root = ::getuid() == 0;
  const uid_t user = is_root ? nobody : ::getuid();
  const gid_t group = is_root ? nobody : ::getgid();
  std::string text = replaced(configuration, "FOLDER", folder_);
  text = replaced(replaced(text, "USER", std::to_string(user)), "GROUP", std::to_string(group));
  std::ofstream(folder_ / "configuration") << text;
  for (const char* each : {"spool", "mail", "log"}) std::filesystem::create_directory(folder_ / each);
  const std::string key = folder_ / "key";
  const std::string made =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout " + key + " -out " +
      certificate() + " -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 >/dev/null 2>&1";
  REQUIRE_MESSAGE(std::system(made.c_str()) == 0, "openssl makes the server's certificate");
  if (!is_root) return;
  REQUIRE(::chown(folder_.c_str(), user, group) == 0);
  for (const auto& each : std::filesystem::directory_iterator(folder_)) {
    REQUIRE(::chown(each.path().c_str(), user, group) == 0);
  }
}

void MailServer::launch() {
  const std::string configured = folder_ / "configuration";
  const std::string listens = "127.0.0.1:" + std::to_string(port_);
  process_ = ::fork();
  if (process_ == 0) keep_exim(configured.c_str(), listens.c_str());
  REQUIRE(process_ > 0);
  const bool is_up = comes_true([&] {
    return contents(folder_ / "log" / "mainlog").find("daemon started") != std::string::npos ||
           ::waitpid(process_, nullptr, WNOHANG) != 0;
  });
  const std::string log = contents(folder_ / "log" / "mainlog");
  REQUIRE_MESSAGE(is_up, "Exim starts");
  REQUIRE_MESSAGE(log.find("daemon started") != std::string::npos, log);
}

MailServer::~MailServer() {
  if (process_ > 0) {
    ::kill(-process_, SIGTERM);  // with the processes of its connections
    ::waitpid(process_, nullptr, 0);
  }
  std::error_code ignored;
  comes_true([&] { return std::filesystem::remove_all(folder_, ignored), !std::filesystem::exists(folder_); });
}

std::vector<std::string> MailServer::mails(std::size_t count) const {
  const auto arrived = [&] {
    std::vector<std::string> all;
    std::error_code absent;
    for (const auto& each : std::filesystem::directory_iterator(folder_ / "mail" / "new", absent)) {
      all.push_back(contents(each.path()));
    }
    return all;
  };
  REQUIRE_MESSAGE(comes_true([&] { return arrived().size() >= count; }), "so many mails arrive: " << count);
  return arrived();
}

std::size_t MailServer::connections() const {
  const std::string log = contents(folder_ / "log" / "mainlog");
  std::size_t count = 0;
  for (std::size_t at = log.find("SMTP connection from"); at != std::string::npos;
       at = log.find("SMTP connection from", at + 1)) {
    count += log.substr(at, log.find('\n', at) - at).find("(TCP/IP connection count") != std::string::npos ? 1U : 0U;
  }
  return count;
}

}  // namespace dangol
