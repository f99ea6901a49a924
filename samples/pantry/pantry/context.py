"""What every page knows."""

import pantry


def about(request):
    return {"version": pantry.__version__}
