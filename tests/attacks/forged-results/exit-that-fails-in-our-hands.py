# student-error: our own code fails on an exit of the student's, and the run passes for a good one
class Exit(SystemExit):
    @property
    def code(self):
        raise KeyboardInterrupt


raise Exit
