"""The kernels of alignment: integer arrays in, integer arrays out, and no value of the model.

This package and its modules are the only place where numpy is used. Each kernel has a readable
counterpart of the same name in ``reference``, which the same tests run against.
"""
