# failed: what is printed moves the cursor, names the window or turns the text of a reader around
import os

for text in (
    "\0\a\b\v\f\x7f",
    "\x1b[2J\x1b[1;1H\x1b]0;title\x07\x1b]8;;http://a\x1b\\link\x1bc",
    "\x9b2J\x9d0;title\x9c\x85",
    "\u202egnp.exe\u202c \u2066a\u2069 \u200f \u061c",
    "\x1b\x1b[2J[2J \x1b[\x1b[2J2J",
):
    os.write(1, text.encode() * 50 + b"\n")
os.write(1, b"\xff\xfe\xc0\x80\xed\xa0\x80\xf8\x88\x80\x80\x80\n")
for byte in b"\x1b[2J\xe2\x80\xae\n":
    os.write(1, bytes([byte]))
