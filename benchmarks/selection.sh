#!/bin/bash
# Choosing whom a campaign may go to, beside the same rules as SQL in PostgreSQL 15: the same guests, consents and
# messages, the same ids chosen, rounds in turn.
#
#   cmake --preset release -DDANGOL_WEB=OFF && cmake --build --preset release --target dangol
#   benchmarks/selection.sh [CUSTOMERS]
#
# PostgreSQL is timed by EXPLAIN ANALYZE inside the server, so that handing over the ids costs it nothing; a cluster of
# its own in a temporary folder, everything in memory, vacuumed and analysed. Two schemas: consents and messages in
# tables of their own, and one wide row a guest with everything laid out for this question.
set -euo pipefail
postgres=/usr/lib/postgresql/15/bin
today=20777   # 2026-11-20 in days, as bench_select.cc has it; its text of consent came 500 days before
since_ms=$(( (today - 500) * 86400000 + 5 * 3600000 ))

as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
query() { as_postgres "$postgres/psql" -X -q -v ON_ERROR_STOP=1 -h "$folder" -d postgres "$@"; }

in_rule="c.personalised and c.visits >= 3 and ($today - c.last_visit) / c.cycle_days between 1.2 and 3"
# Three advertisements in a row that did not bring her in: she is tired (dangol/feedback/fatigue.h).
unheeded="(select count(*) from messages u where u.customer = c.id and u.class = 2 and u.left_on > c.last_visit
           and u.left_on <= $today - c.patience)"
tables="select c.id from customers c
  join consents k on k.customer = c.id
  left join (select customer, count(*) filter (where left_on >= $today) as today,
                    count(*) filter (where left_on > $today - 7) as week, count(*) as month
             from messages where class = 2 and left_on > $today - 30 group by customer) m on m.customer = c.id
  where $in_rule and (c.phone like '01%' or c.phone like '+%')
    and k.given and k.given_on > $today - 730 and k.at_ms >= $since_ms
    and coalesce(m.today, 0) < 1 and coalesce(m.week, 0) < 2 and coalesce(m.month, 0) < 4
    and (select count(*) from messages where class = 2 and left_on = $today) < 10000000
    and $unheeded < 3"
wide="select c.id from wide c
  where $in_rule and c.has_mobile and c.given and c.given_on > $today - 730 and c.at_ms >= $since_ms
    and c.sent_1 < $today and c.sent_2 <= $today - 7 and c.sent_4 <= $today - 30
    and not (c.touchy and $unheeded >= 3)"

load() {
  chmod a+r "$folder/rows"/*  # ours writes for nobody else
  query <<SQL
create table customers (id bigint primary key, phone text, personalised boolean, visits int, last_visit int, cycle_days float8,
                        patience int);
create table consents (customer bigint primary key, given boolean, given_on int, at_ms bigint);
create table messages (id bigint primary key, customer bigint, class smallint, left_on int);
\copy customers from '$folder/rows/customers.csv' csv
\copy consents from '$folder/rows/consents.csv' csv
\copy messages from '$folder/rows/messages.csv' csv
create index on messages (left_on, class) include (customer);
create index on messages (customer);
create table wide as
  select c.id, c.personalised, c.visits, c.last_visit, c.cycle_days, c.patience,
         coalesce(s.days[3], 0) > c.last_visit as touchy,
         c.phone like '01%' or c.phone like '+%' as has_mobile, coalesce(k.given, false) as given,
         coalesce(k.given_on, 0) as given_on, coalesce(k.at_ms, 0) as at_ms,
         coalesce(s.days[1], 0) as sent_1, coalesce(s.days[2], 0) as sent_2, coalesce(s.days[4], 0) as sent_4
  from customers c left join consents k on k.customer = c.id
  left join (select customer, array_agg(left_on order by left_on desc) as days from messages where class = 2
             group by customer) s on s.customer = c.id;
vacuum analyze;
SQL
  for sql in "$tables" "$wide"; do
    query -At -c "$sql order by 1" >"$folder/rows/postgres.csv"
    cmp "$folder/rows/postgres.csv" "$folder/rows/chosen.csv" || { echo "PostgreSQL chooses others"; exit 1; }
  done
  echo "PostgreSQL chooses the same $(wc -l <"$folder/rows/chosen.csv") ids, from tables and from wide rows"
}

execution_ms() { query -At -c "set max_parallel_workers_per_gather = $2" \
  -c "explain (analyze, timing off) $1" | sed -n 's/^Execution Time: \(.*\) ms/\1/p'; }

round() {
  for workers in 2 0; do
    execution_ms "$tables" $workers >>"$folder/rows/tables_$workers"
    execution_ms "$wide" $workers >>"$folder/rows/wide_$workers"
  done
}

if [ $# -ge 2 ]; then folder=$1; "$2"; exit; fi

dangol=$(cd "$(dirname "$0")/../build/release" && pwd)/dangol
folder=$(mktemp -d)
# When it ends before the cluster has started there is none to stop; the folder goes in any case.
trap 'as_postgres "$postgres/pg_ctl" -D "$folder/cluster" -m immediate stop >"$folder/stopped" 2>&1 || true; rm -rf "$folder"' EXIT
mkdir "$folder/rows"; chmod 777 "$folder" "$folder/rows"
as_postgres "$postgres/initdb" -D "$folder/cluster" -U "$(if [ "$(id -u)" = 0 ]; then echo postgres; else id -un; fi)" \
  --no-sync >"$folder/made"
cat >>"$folder/cluster/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
shared_buffers = 2GB
work_mem = 256MB
maintenance_work_mem = 512MB
effective_cache_size = 8GB
random_page_cost = 1.1
fsync = off
autovacuum = off
CONF
as_postgres "$postgres/pg_ctl" -D "$folder/cluster" -l "$folder/log" -w start >"$folder/started"

"$dangol" bench select --customers "${1:-1000000}" --folder "$folder/rows" --peer "$0 $folder" | tee "$folder/rows/ours"
ours=$(sed -n 's/^ *then *\([0-9.]*\) ms.*best \([0-9.]*\) ms/\1 \2/p' "$folder/rows/ours")
for kind in tables_2 tables_0 wide_2 wide_0; do
  sort -n "$folder/rows/$kind" | awk -v kind=$kind -v ours="$ours" '{ ms[NR] = $1 } END {
    m = ms[int((NR + 1) / 2)]; split(kind, k, "_"); split(ours, o, " ")
    printf "  PostgreSQL 15, %-7s %s parallel workers: %.1f ms (median of %d), %.0f times ours; best %.1f ms, %.0f times\n",
      k[1] ",", k[2] == 2 ? "2 (default)" : "no", m, NR, m / o[1], ms[1], ms[1] / o[2] }'
done
