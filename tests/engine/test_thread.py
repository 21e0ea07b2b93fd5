import threading

import pytest

from quoteprov.engine import open_thread


def test_work_is_begun_at_once_and_in_order():
    done = []
    with open_thread() as thread:
        waits = [thread(lambda number=number: done.append(number) or number) for number in range(9)]
        assert waits[-1]() == 8
        assert done == list(range(9))
        assert [wait() for wait in waits] == done


def test_work_is_done_by_another_thread():
    with open_thread() as thread:
        assert thread(threading.get_ident)() != threading.get_ident()


def test_an_error_of_the_work_comes_through_when_its_result_is_asked_for():
    with open_thread() as thread:
        wait = thread(lambda: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            wait()


def test_no_thread_is_left():
    before = threading.active_count()
    with open_thread() as thread:
        thread(threading.get_ident)()
    assert threading.active_count() == before
