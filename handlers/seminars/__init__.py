"""Seminars: participants' pages, planning, changes, states, programme, materials and own questions."""
