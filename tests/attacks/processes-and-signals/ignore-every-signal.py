# timeout: code that ignores and blocks every signal is not stopped
import signal

everything = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}
for number in everything:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        print("refused")
signal.pthread_sigmask(signal.SIG_BLOCK, everything)
while True:
    pass
