"""What the peers run on, a line each: the versions, and the library that multiplies matrices with what it takes the processor for."""
import ctypes
import platform
import re

import numpy
import torch


def blas():
    with open("/proc/self/maps") as maps:
        libraries = sorted(set(re.findall(r"/\S*(?:openblas|mkl_core|blis|libblas)\S*", maps.read())))
    for path in libraries:
        if "openblas" in path:
            name = ctypes.CDLL(path).openblas_get_corename
            name.restype = ctypes.c_char_p
            return f"OpenBLAS for {name().decode()}"
    if "mkl" in torch.__config__.show().lower().replace("mkl-dnn", ""):
        return "MKL"
    return "reference BLAS" if libraries else "another BLAS"


print(f"Python {platform.python_version()}, PyTorch {torch.__version__}, numpy {numpy.__version__}")
print(blas())
