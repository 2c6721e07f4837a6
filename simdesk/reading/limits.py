"""What the process that decodes may take of the machine; set by itself, before it sees a file."""

from __future__ import annotations

import os
import sys
import threading

_MEMORY = 1 << 30
"""Bytes; the libraries take a fifth of them, the largest picture that is decoded three quarters."""


def set_limits(seconds: int) -> None:
    """End this process after `seconds`, and before it takes more memory than one file needs.

    It may write no file and leave no dump of its memory. On Windows it may start no process
    either. macOS does not heed a limit of addresses, so there only time is limited.
    """
    guard = threading.Timer(seconds, os._exit, (1,))
    guard.daemon = True
    guard.start()
    if sys.platform == "win32":
        _join_job()
    else:
        _set_resources(seconds)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _ONE_PROCESS = 0x8
    _PROCESS_MEMORY = 0x100

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", wintypes.LARGE_INTEGER),
            ("job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("counters", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("process_peak", ctypes.c_size_t),
            ("job_peak", ctypes.c_size_t),
        )

    def _join_job() -> None:
        """Put this process into a job object of its own; its handle stays open until the end."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        limits = _Extended(process_memory=_MEMORY)
        limits.basic.flags = _ONE_PROCESS | _PROCESS_MEMORY
        limits.basic.processes = 1
        size = ctypes.sizeof(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def _set_resources(seconds: int) -> None:
        for limit, wanted in (
            (resource.RLIMIT_AS, _MEMORY),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(limit)
            value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(limit, (value, value))
