# Where there is no more room, and what to do.

too-many-lines = There are { $most } entries on this job already, notes and all that happened to it, and there is no room for more. /export keeps them; then delete the job and send its posting anew.
import-no-room = You have { $count } jobs and cards here and that file brings { $more } more, which is more than the { $most } there is room for. Delete some first, or bring in a part of it. Nothing was changed.
