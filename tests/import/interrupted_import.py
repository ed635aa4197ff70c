#!/usr/bin/env python3
"""interrupted_import.py DANGOL PRELOAD: an import that is interrupted while it records, then run again, ends where an uninterrupted
one ends (README.md of tests). The places of interruption are drawn from a seed that is printed; DANGOL_SEED=n repeats a run."""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile

ORDERS = 24_000
GUESTS = 1_200
ROUNDS = 4  # of each signal, one in each quarter of the writes
EARLIEST = 2  # writes with which the shop is opened, before the import listens to signals: one then ends the program at once
UNAVAILABLE = 8  # docs/errors.md
AT = "2026-09-01T08:40"


def write_orders(file, dice):
    items = ["아메리카노", "  라떼", "라떼", "콜드브루", "바닐라 라떼", "Cortado", "CORTADO"]
    with open(file, "w", encoding="utf-8") as out:
        out.write("주문번호,주문일시,상품명,옵션,수량,금액,고객명,전화번호\n")
        for order in range(ORDERS):
            guest = dice.randrange(GUESTS)
            when = f"2026-0{dice.randrange(1, 9)}-{dice.randrange(1, 29):02} {dice.randrange(8, 20):02}:{dice.randrange(60):02}"
            for _ in range(dice.randrange(1, 3)):
                known = f"손님{guest},010-{1000 + guest:04}-0000" if guest % 3 else ","
                out.write(f"{order},{when},{dice.choice(items)},{dice.choice(['', '얼음:적게', '샷 추가'])},1,4500,{known}\n")


class Shop:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def run(self, verb, *arguments, **environment):
        command = [self.binary, verb, "--shop", str(self.folder), "--json", "--at", AT, *map(str, arguments)]
        return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, timeout=300)

    def import_file(self, file, **environment):
        return self.run("import", file, **environment)

    def state(self):
        """What staff would see: what the journal holds, and the cards of some guests."""
        verified = self.run("verify")
        assert verified.returncode == 0, f"verify says {verified.returncode}: {verified.stdout.decode()}"
        cards = [self.run("card", f"010{1000 + guest:04}0000") for guest in range(1, GUESTS, 97) if guest % 3]
        assert all(card.returncode == 0 for card in cards), "a guest has no card"
        return [card.stdout for card in cards]


def check(said, what):
    if not said:
        raise AssertionError(what)


def interrupt(binary, preload, empty, orders, whole, place, number, folder):
    """Returns whether the import was stopped before its end."""
    shop = Shop(binary, folder / "shop")
    shutil.copytree(empty, shop.folder)
    stopped = shop.import_file(orders, LD_PRELOAD=preload, STOP_AT_WRITE=str(place), STOP_SIGNAL=str(number))
    if number == signal.SIGKILL:
        check(stopped.returncode == -signal.SIGKILL, f"it was not killed but ended with {stopped.returncode}")
        early = True
    elif stopped.returncode == -number:
        check(place <= EARLIEST, f"it did not listen to signal {number} at write {place}")
        early = False
    else:
        report = json.loads(stopped.stdout)
        early = report["stopped"]
        check(stopped.returncode == (UNAVAILABLE if early else 0), f"stopped {early}, exit code {stopped.returncode}")
        check((b"run the same command again" in stopped.stderr) == early, "it did not say what to do")
        check((report["orders"] < whole["orders"]) == early, "stopped, it said all orders; or not stopped, fewer")
    verified = shop.run("verify")
    check(verified.returncode == 0, f"verify after the interruption: {verified.returncode} {verified.stdout.decode()}")
    again = shop.import_file(orders)
    check(again.returncode == 0, f"importing again: {again.returncode} {again.stderr.decode()}")
    told = json.loads(again.stdout)
    for count in ("rows_read", "rows_accepted", "rows_rejected"):
        check(told[count] == whole[count], f"{count} is {told[count]}, not {whole[count]}")
    check(told["orders"] <= whole["orders"] and told["already_known"] <= whole["rows_read"], "more than there is")
    third = json.loads(shop.import_file(orders).stdout)
    check(third["already_known"] == whole["rows_read"], f"a third import knew {third['already_known']} rows")
    check((third["orders"], third["customers"], third["items"]) == (0, 0, 0), "a third import found something new")
    state = shop.state()
    shutil.rmtree(shop.folder)
    return early, state


def main():
    binary, preload = (str(pathlib.Path(name).resolve()) for name in sys.argv[1:3])
    seed = int(os.environ.get("DANGOL_SEED", random.SystemRandom().randrange(2**32)))
    print(f"seed {seed}", flush=True)
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        orders = folder / "주문 2026.csv"
        write_orders(orders, dice)
        empty = folder / "empty"
        made = subprocess.run([binary, "new", "--shop", str(empty), "--pack", "cafe", "--name", "시험"], capture_output=True, timeout=300)
        check(made.returncode == 0, made.stderr.decode())
        shop = Shop(binary, folder / "whole")
        shutil.copytree(empty, shop.folder)
        done = shop.import_file(orders, LD_PRELOAD=preload, STOP_COUNT=str(folder / "count"))
        check(done.returncode == 0 and done.stderr == b"", "without a terminal it said: " + done.stderr.decode())
        whole = json.loads(done.stdout)
        check(whole["orders"] == ORDERS and not whole["stopped"], "the uninterrupted import is not whole")
        writes = int((folder / "count").read_text())
        expected = shop.state()
        early = 0
        for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
            for turn in range(ROUNDS):
                place = dice.randrange(writes * turn // ROUNDS, writes * (turn + 1) // ROUNDS) + 1
                was_early, state = interrupt(binary, preload, empty, orders, whole, place, number, folder)
                check(state == expected, f"signal {number} at write {place} of {writes}: the cards differ")
                early += was_early and number != signal.SIGKILL
        check(early >= 2, f"only {early} imports were stopped: the first quarter of the writes is no longer the recording")
        print(f"{3 * ROUNDS} imports interrupted at one of {writes} writes; {early} said that they were stopped; all were completed")


main()
