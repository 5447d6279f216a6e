# failed: a run has more threads than its limit
import threading

threading.stack_size(64 * 1024)
end, made = threading.Event(), 0
try:
    for _ in range(200):
        threading.Thread(target=end.wait, args=(3,)).start()
        made += 1
except RuntimeError:
    print("refused after", made)
end.set()
if made > 64:
    print("ESCAPED with", made, "threads")
