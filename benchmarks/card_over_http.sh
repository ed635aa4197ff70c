#!/bin/bash
# The counter card over HTTP against nginx serving a fixed answer of the same size: CPU seconds of the server process for
# each request, keep-alive, 32 connections, one server thread each, both with a line on disk for each request. Interleaved rounds in one run; medians.
#
#   warm   any guest of all, again and again: cards are kept for five minutes (api/card_cache.h), the first of each is computed
#   cold   each card computed: the same request with at=, which is never kept
#   fixed  GET /health: what the server costs without any shop behind it
#
#   benchmarks/card_over_http.sh [PROGRAM] [CUSTOMERS] [ROUNDS] [SECONDS]
#   benchmarks/card_over_http.sh build/release/dangol 100000 7 5
#
# Needs wrk, nginx, curl. The target: dangol's CPU a request at most 1/0.7 of nginx's, and p99 at 1,000,000 customers no
# worse than at 10,000 (run it with both). Rates say little on a shared machine: CPU a request is what counts.
set -euo pipefail
program=$(readlink -f "${1:-build/release/dangol}")
customers=${2:-100000}
rounds=${3:-7}
seconds=${4:-5}
nginx_port=18998

work=$(mktemp -d)
server= nginx=
trap 'kill $server $nginx 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

"$program" demo --shop shop --customers "$customers" --days 60 --walk-ins 0 --json > made.json
pin=$(sed 's/.*"owner_pin":"\([0-9]*\)".*/\1/' made.json)
: > serve.out
"$program" serve --shop shop --port 0 --threads 1 >> serve.out &
server=$!
until port=$(sed -n 's/.*127\.0\.0\.1:\([0-9]*\).*/\1/p' serve.out) && [ -n "$port" ]; do sleep 0.2; done
url=http://127.0.0.1:$port

curl -sS -D headers -o session.json -H 'Content-Type: application/json' -d "{\"name\":\"사장님\",\"pin\":\"$pin\"}" $url/api/v1/sign-in
token=$(sed -n 's/.*dangol_session=\([^;]*\);.*/\1/p' headers)
[ -n "$token" ] || { echo "sign-in failed" >&2; exit 1; }

# The demo numbers its guests from 1,000,001.
seq 1000001 $((1000000 + customers)) > ids

bytes=$(shuf -n 200 --random-source=<(yes) ids | while read -r id; do
  curl -sS -o /dev/null -w '%{size_download} %{size_header}\n' -H "Cookie: dangol_session=$token" $url/api/v1/customers/$id/card
done | awk '{body += $1; head += $2} END {printf "%d %d", body / NR, head / NR}')
set -- $bytes
body=$1
echo "mean card: $body bytes of body, $2 of headers"

cat > card.lua <<LUA
local ids = {}
for id in io.lines("$work/ids") do ids[#ids + 1] = id end
local headers = {["Cookie"] = "dangol_session=$token"}
init = function() math.randomseed(os.time()) end
request = function()
  return wrk.format("GET", "/api/v1/customers/" .. ids[math.random(#ids)] .. "/card?store=1", headers)
end
LUA
sed "s/card?store=1/card?store=1\&at=$(date +%Y-%m-%dT%H:%M)/" card.lua > cold.lua
echo 'request = function() return wrk.format("GET", "/health") end' > health.lua
cat > fixed.lua <<LUA
local ids = {}
for id in io.lines("$work/ids") do ids[#ids + 1] = id end
local headers = {["Cookie"] = "dangol_session=$token"}
init = function() math.randomseed(os.time()) end
request = function() return wrk.format("GET", "/" .. ids[math.random(#ids)], headers) end
LUA
cat > nginx.conf <<CONF
worker_processes 1; daemon off; pid $work/nginx.pid; error_log /dev/null;
events { worker_connections 512; use epoll; }
http {
  access_log access.log; keepalive_requests 1000000000; default_type application/json;
  client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
  server { listen 127.0.0.1:$nginx_port; location / { return 200 "$(head -c "$body" /dev/zero | tr '\0' x)"; } }
}
CONF
nginx -c "$work/nginx.conf" -p "$work" 2>/dev/null &
nginx=$!
until worker=$(pgrep -P "$nginx") && [ -n "$worker" ]; do sleep 0.1; done

ticks=$(getconf CLK_TCK)
cpu() { awk '{print $14 + $15}' "/proc/$1/stat"; }
measure() { # pid url script -> "micros-a-request p99"
  local before after
  before=$(cpu "$1")
  wrk -t1 -c32 -d"${seconds}s" --latency -s "$3" "$2" > wrk.out
  after=$(cpu "$1")
  if grep -q 'Non-2xx' wrk.out; then grep Non-2xx wrk.out >&2; exit 1; fi
  awk -v used=$((after - before)) -v tick="$ticks" '/requests in/ {n = $1} $1 == "99%" {p99 = $2}
    END {printf "%.2f %s\n", used / tick * 1e6 / n, p99}' wrk.out
}
median() { sort -n | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

seconds=15 measure "$server" "$url" card.lua > /dev/null
for ((round = 1; round <= rounds; ++round)); do
  measure "$server" "$url" card.lua >> warm.txt
  measure "$worker" "http://127.0.0.1:$nginx_port" fixed.lua >> nginx.txt
  measure "$server" "$url" cold.lua >> cold.txt
  measure "$server" "$url" health.lua >> fixed.txt
  echo "round $round (CPU us a request, p99):" \
    "warm $(tail -1 warm.txt), cold $(tail -1 cold.txt), fixed $(tail -1 fixed.txt), nginx $(tail -1 nginx.txt)"
done
awk -v warm="$(median < warm.txt)" -v cold="$(median < cold.txt)" -v fixed="$(median < fixed.txt)" \
  -v nginx="$(median < nginx.txt)" -v rss="$(awk '/VmRSS/ {print $2}' "/proc/$server/status")" 'BEGIN {
  printf "median CPU us a request: warm %.2f, cold %.2f, fixed %.2f, nginx %.2f\n", warm, cold, fixed, nginx
  printf "nginx/warm %.2f (target >= 0.70), nginx/cold %.2f, nginx/fixed %.2f; dangol holds %.0f MB\n",
    nginx / warm, nginx / cold, nginx / fixed, rss / 1024 }'
